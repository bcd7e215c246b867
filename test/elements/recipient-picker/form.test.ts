import { expect, fixture, html } from '@open-wc/testing';
import type { PickedRecipient } from 'pacs-share/domain';
import type { RecipientPicker } from 'pacs-share/elements';
import { anPeeters, openPolicy, otherPacs, tumorBoard } from '../../../stories/fixtures.js';
import { memoryClient, picked, RecipientPickerDriver } from '../../support/recipient-picker-driver.js';

const noor: PickedRecipient = {
  kind: 'new',
  firstName: 'Noor',
  lastName: 'Nieuwkomer',
  email: 'noor@praktijk.example.org',
  mobile: '+32470123456',
  language: 'nl',
  twoFactor: true,
  sendMail: true,
  favorite: false,
};

async function openForm(
  value: readonly PickedRecipient[] = [],
  { required = false, maximum, disabled = false }: { required?: boolean; maximum?: number; disabled?: boolean } = {},
): Promise<{ form: HTMLFormElement; picker: RecipientPickerDriver; element: RecipientPicker }> {
  const picker = await RecipientPickerDriver.of(
    html`<form>
      <fieldset ?disabled=${disabled}>
        <label for="whom">Who gets it</label>
        <recipient-picker
          id="whom"
          name="recipient"
          ?required=${required}
          .maximum=${maximum}
          .client=${memoryClient()}
          .policy=${openPolicy}
          .value=${value}
        ></recipient-picker>
      </fieldset>
    </form>`,
  );
  const { element } = picker;
  return { picker, element, form: element.closest('form')! };
}

function entries(form: HTMLFormElement): string[] {
  return new FormData(form).getAll('recipient').map(String);
}

describe('recipient-picker in a form', () => {
  it('sends an entry for each recipient: kind and id, or JSON for somebody new', async () => {
    const { form } = await openForm([...picked(anPeeters, tumorBoard, otherPacs), noor]);
    const [user, group, pacs, somebody = ''] = entries(form);
    expect([user, group, pacs]).to.deep.equal([
      'user:user-an-peeters',
      'group:group-tumor-board',
      'pacs:pacs-clinique-modele',
    ]);
    expect(JSON.parse(somebody)).to.deep.equal({
      kind: 'new',
      firstName: 'Noor',
      lastName: 'Nieuwkomer',
      email: 'noor@praktijk.example.org',
      mobile: '+32470123456',
      language: 'nl',
    });
  });

  it('has its new value in the form by the time the page hears of it', async () => {
    const { form, picker } = await openForm();
    const seen: string[][] = [];
    form.addEventListener('input', () => seen.push(entries(form)));
    form.addEventListener('change', () => seen.push(entries(form)));
    await picker.choose('peeters');
    expect(seen).to.deep.equal([['user:user-an-peeters'], ['user:user-an-peeters']]);
  });

  it('has it at once when the property is set', async () => {
    const { form, element } = await openForm();
    element.value = picked(tumorBoard);
    expect(entries(form)).to.deep.equal(['group:group-tumor-board']);
  });

  it('sends nothing without a name', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><recipient-picker .client=${memoryClient()} .value=${picked(anPeeters)}></recipient-picker></form>`,
    );
    expect([...new FormData(form)]).to.deep.equal([]);
  });

  it('is missing a value when it is required and empty', async () => {
    const { form, element, picker } = await openForm([], { required: true });
    expect(form.checkValidity()).to.equal(false);
    expect(element.validity.valueMissing).to.equal(true);
    expect(element.validationMessage).to.equal('Add at least one recipient.');
    expect(picker.input.getAttribute('aria-required')).to.equal('true');
    element.reportValidity();
    expect(picker.root.activeElement).to.equal(picker.input);
    await picker.choose('peeters');
    expect(form.checkValidity()).to.equal(true);
  });

  it('is invalid with more than its maximum', async () => {
    const { element } = await openForm(picked(anPeeters, tumorBoard), { maximum: 1 });
    expect(element.validity.customError).to.equal(true);
    expect(element.validationMessage).to.equal('Only one recipient is allowed: remove the others.');
    element.value = picked(anPeeters);
    expect(element.checkValidity()).to.equal(true);
  });

  it('tells of its form and its labels, and takes the focus by them', async () => {
    const { form, element, picker } = await openForm();
    expect(element.form).to.equal(form);
    const label = element.labels[0] as HTMLLabelElement;
    expect(label.textContent).to.equal('Who gets it');
    await picker.click(label);
    expect(picker.root.activeElement).to.equal(picker.input);
    element.label = '';
    await element.updateComplete;
    expect(picker.input.getAttribute('aria-label')).to.equal('Who gets it');
  });

  it('can be disabled by a fieldset', async () => {
    const { form, element, picker } = await openForm(picked(anPeeters), { disabled: true, required: true });
    await picker.until(() => picker.input.disabled, 'disabled');
    expect(entries(form)).to.deep.equal([]);
    expect(element.willValidate).to.equal(false);
    const controls = [...picker.findAll('button'), ...picker.findAll('checkbox')] as HTMLButtonElement[];
    expect(controls).to.have.length(6);
    expect(controls.every(({ disabled }) => disabled)).to.equal(true);
    form.querySelector('fieldset')!.disabled = false;
    await picker.until(() => !picker.input.disabled, 'enabled');
    expect(entries(form)).to.deep.equal(['user:user-an-peeters']);
  });

  it('can be disabled by itself', async () => {
    const { form, element, picker } = await openForm(picked(anPeeters));
    element.disabled = true;
    await element.updateComplete;
    expect(picker.input.disabled).to.equal(true);
    expect(entries(form)).to.deep.equal([]);
    element.disabled = false;
    await picker.until(() => !picker.input.disabled, 'enabled again');
  });

  it('is emptied by a reset, without events', async () => {
    const { form, element, picker } = await openForm(picked(anPeeters));
    await picker.type('x');
    form.reset();
    await element.updateComplete;
    expect(element.value).to.deep.equal([]);
    expect(picker.input.value).to.equal('');
    expect(picker.heard).to.deep.equal([]);
  });

  it('is restored from what the browser kept, and from nothing else', async () => {
    const { form, element } = await openForm();
    element.formStateRestoreCallback(JSON.stringify([...picked(tumorBoard), noor]));
    expect(entries(form)).to.have.length(2);
    for (const nonsense of [null, '', '{', '[]x', '[{"kind":"robot"}]', '[{"kind":"user"}]', new FormData()]) {
      element.formStateRestoreCallback(nonsense);
      expect(entries(form)).to.have.length(2);
    }
  });

  it('does not submit the form from its own form for somebody new', async () => {
    const { form, picker } = await openForm();
    let isSubmitted = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      isSubmitted = true;
    });
    await picker.search('Noor Nieuwkomer <noor@praktijk.example.org>');
    await picker.press('Enter', 'Enter');
    await picker.until(() => picker.values.length === 1, 'added');
    expect(isSubmitted).to.equal(false);
  });
});

describe('recipient-picker of another page', () => {
  it('warns of what it does not understand, and goes on', async () => {
    const warned: string[] = [];
    const { warn } = console;
    console.warn = (message: string) => warned.push(message);
    try {
      const element = await fixture<RecipientPicker>(
        html`<recipient-picker kinds="user robot" maximum="few" .client=${memoryClient()}></recipient-picker>`,
      );
      expect(warned.join()).to.contain('"robot" is no kind of recipient').and.to.contain('maximum');
      expect(element.checkValidity()).to.equal(true);
    } finally {
      console.warn = warn;
    }
  });

  it('takes a label from a slot', async () => {
    const picker = await RecipientPickerDriver.of(
      html`<recipient-picker .client=${memoryClient()}><b slot="label">To whom</b></recipient-picker>`,
    );
    expect(picker.root.querySelector('slot')?.assignedElements()[0]?.textContent).to.equal('To whom');
  });

  it('speaks the language of the page', async () => {
    const picker = await RecipientPickerDriver.open({ label: 'Bestemmelingen' });
    expect(picker.input.labels?.[0]?.textContent.trim()).to.equal('Bestemmelingen');
  });
});
