import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { PickedRecipient, Policy } from 'pacs-share/domain';
import { anPeeters, openPolicy } from '../../../stories/fixtures.js';
import { memoryClient, picked, RecipientPickerDriver } from '../../support/recipient-picker-driver.js';

const noor: PickedRecipient = {
  kind: 'new',
  firstName: 'Noor',
  lastName: 'Nieuwkomer',
  email: 'noor@praktijk.example.org',
  language: 'nl',
  twoFactor: false,
  sendMail: true,
  favorite: false,
};

function field(picker: RecipientPickerDriver, name: RegExp): HTMLInputElement {
  return picker.find('textbox', name) as HTMLInputElement;
}

function entered(picker: RecipientPickerDriver): Record<string, string> {
  const controls = picker.root.querySelectorAll<HTMLInputElement>('form input, form select');
  return Object.fromEntries([...controls].map(({ name, value }) => [name, value]));
}

async function openForm(typed: string, options: Parameters<typeof RecipientPickerDriver.open>[0] = {}) {
  const picker = await RecipientPickerDriver.open(options);
  await picker.search(typed);
  await picker.press('ArrowUp', 'Enter');
  await picker.until(() => picker.root.querySelector('form') !== null, 'the form is open');
  return picker;
}

describe('recipient-picker for somebody new', () => {
  it('adds somebody by the keyboard alone', async () => {
    const picker = await RecipientPickerDriver.open();
    await picker.search('noor@praktijk.example.org');
    expect(picker.activeOption).to.contain('as a new recipient');
    await picker.press('Enter');
    await picker.until(() => picker.root.activeElement === field(picker, /^First name/), 'the first blank field');
    await picker.press('N', 'o', 'o', 'r', 'Tab', 'N', 'i', 'e', 'u', 'w', 'Enter');
    await picker.until(() => picker.values.length === 1, 'added');
    expect(picker.element.value[0]).to.deep.equal({
      kind: 'new',
      firstName: 'Noor',
      lastName: 'Nieuw',
      email: 'noor@praktijk.example.org',
      language: 'en',
      twoFactor: false,
      sendMail: true,
      favorite: false,
    });
    expect(picker.heard).to.deep.equal(['input', 'change']);
    expect(picker.input.value).to.equal('');
    expect(picker.root.activeElement).to.equal(picker.input);
    expect(picker.root.querySelector('form')).to.equal(null);
    await picker.hears(/^Added Noor Nieuw, noor@praktijk\.example\.org\.$/);
    expect(picker.chips[0]).to.equal('Noor Nieuw New recipient · noor@praktijk.example.org');
  });

  const prefills: [string, Record<string, string>][] = [
    ['Noor Nieuwkomer', { firstName: 'Noor', lastName: 'Nieuwkomer' }],
    ['Noor van der Nieuwe', { firstName: 'Noor', lastName: 'van der Nieuwe' }],
    ['Nieuwkomer, Noor', { firstName: 'Noor', lastName: 'Nieuwkomer' }],
    ['Nieuwkomer', { firstName: '', lastName: 'Nieuwkomer' }],
    ['noor@praktijk.example.org', { firstName: '', lastName: '', email: 'noor@praktijk.example.org' }],
    [
      'Noor Nieuwkomer <noor@praktijk.example.org>',
      { firstName: 'Noor', lastName: 'Nieuwkomer', email: 'noor@praktijk.example.org' },
    ],
    ['+32 470 12 34 56', { lastName: '', mobile: '+32 470 12 34 56' }],
  ];
  for (const [typed, expected] of prefills) {
    it(`reads "${typed}"`, async () => {
      const picker = await openForm(typed);
      expect(entered(picker)).to.include(expected);
    });
  }

  it('says at each field what is wrong, and goes to the first of them', async () => {
    const picker = await openForm('Nieuwkomer');
    await picker.press('Enter');
    await picker.until(() => field(picker, /^First name/).getAttribute('aria-invalid') === 'true', 'checked');
    expect(picker.root.activeElement).to.equal(field(picker, /^First name/));
    expect(picker.text).to.contain('Enter the first name.');
    expect(picker.text).to.contain('Enter the e-mail address.');
    expect(field(picker, /^Last name/).getAttribute('aria-invalid')).to.equal('false');
    const message = field(picker, /^First name/).getAttribute('aria-describedby')!;
    expect(picker.root.getElementById(message)?.textContent.trim()).to.equal('Enter the first name.');
    await picker.press('N');
    expect(picker.text).not.to.contain('Enter the first name.');
    expect(picker.values).to.deep.equal([]);
  });

  it('checks the address and the mobile number, and keeps what was entered', async () => {
    const picker = await openForm('Noor Nieuwkomer');
    field(picker, /^E-mail/).focus();
    await picker.press('x', 'Tab', '1', '2', 'Enter');
    await picker.sees('This is not an e-mail address.');
    await picker.sees('Enter the mobile number with its country code');
    expect(entered(picker)).to.include({ firstName: 'Noor', email: 'x', mobile: '12' });
  });

  it('stores the mobile number without separators, and offers two-factor then', async () => {
    const picker = await openForm('Noor Nieuwkomer <noor@praktijk.example.org>');
    field(picker, /^Mobile/).focus();
    for (const digit of '0032 470-12.34.56') await picker.press(digit === ' ' ? 'Space' : digit);
    field(picker, /^Organization/).focus();
    await picker.press('A', 'Z', 'Enter');
    await picker.until(() => picker.values.length === 1, 'added');
    expect(picker.element.value[0]).to.include({ mobile: '+32470123456', organisation: 'AZ' });
    const code = picker.inChip(/Noor/, 'checkbox', 'Text-message code');
    expect(code.getAttribute('aria-disabled')).to.equal('false');
  });

  it('offers the languages of the policy, the sender’s own first chosen', async () => {
    const policy: Policy = { ...openPolicy, sender: { ...openPolicy.sender, language: 'fr' } };
    const picker = await openForm('Nieuwkomer', { client: memoryClient({ policy }) });
    const select = picker.root.querySelector('select')!;
    expect(select.value).to.equal('fr');
    expect([...select.options].map(({ text }) => text.trim())).to.deep.equal([
      'Dutch',
      'French',
      'English',
      'German',
      'Italian',
    ]);
  });

  it('takes the first language where the sender’s is not offered', async () => {
    const policy: Policy = { ...openPolicy, sender: { ...openPolicy.sender, language: 'es' } };
    const picker = await openForm('Nieuwkomer', { client: memoryClient({ policy }) });
    expect(picker.root.querySelector('select')!.value).to.equal('nl');
  });

  it('goes back to the field on Escape, with the text, and leaves a dialog around open', async () => {
    const picker = await RecipientPickerDriver.of(
      html`<dialog><recipient-picker .client=${memoryClient()}></recipient-picker></dialog>`,
    );
    const dialog = picker.element.closest('dialog')!;
    dialog.showModal();
    await picker.search('Nieuwkomer');
    await picker.press('Enter', 'Escape');
    expect(dialog.open).to.equal(true);
    expect(picker.root.querySelector('form')).to.equal(null);
    expect(picker.root.activeElement).to.equal(picker.input);
    expect(picker.input.value).to.equal('Nieuwkomer');
    expect(picker.isExpanded).to.equal(false);
  });

  it('cancels by its button', async () => {
    const picker = await openForm('Nieuwkomer');
    await picker.click(picker.find('button', 'Cancel'));
    expect(picker.root.querySelector('form')).to.equal(null);
    expect(picker.heard).to.deep.equal([]);
  });

  it('adds nobody twice, whatever the case of the address', async () => {
    const picker = await openForm('Noor Nieuwkomer <NOOR@praktijk.example.org>', { value: [noor] });
    await picker.press('Enter');
    await picker.until(() => picker.text.includes('Somebody with this address is chosen already.'), 'said');
    expect(picker.values).to.have.length(1);
  });

  it('changes somebody new in place', async () => {
    const picker = await RecipientPickerDriver.open({ value: [noor, ...picked(anPeeters)] });
    await picker.until(() => picker.findAll('button', /^Change Noor/).length === 1, 'there');
    await picker.click(picker.find('button', /^Change Noor Nieuwkomer, noor@praktijk/));
    await picker.until(() => picker.root.querySelector('form') !== null, 'open');
    field(picker, /^First name/).select();
    await sendKeys({ type: 'Zoë' });
    await picker.press('Enter');
    await picker.until(() => picker.values.length === 2 && picker.chips[0]!.startsWith('Zoë'), 'changed');
    expect(picker.element.value[0]).to.include({ email: noor.email, firstName: 'Zoë' });
    await picker.until(() => /^Remove Zoë/.test(picker.focused), 'its chip');
    expect(picker.heard).to.deep.equal(['input', 'change']);
  });

  it('changes the one that was meant of two with the same address, which a host has given', async () => {
    const picker = await RecipientPickerDriver.open({ value: [noor, { ...noor, firstName: 'Nora' }] });
    await picker.until(() => picker.findAll('button', /^Change Nora/).length === 1, 'there');
    await picker.click(picker.find('button', /^Change Nora/));
    await picker.until(() => picker.root.querySelector('form') !== null, 'open');
    await picker.sees('Somebody with this address is chosen already.');
    field(picker, /^E-mail/).select();
    await sendKeys({ type: 'nora@praktijk.example.org' });
    await picker.click(picker.find('button', /^Remove Noor/));
    await picker.click(picker.find('button', 'Save'));
    await picker.until(() => picker.root.querySelector('form') === null, 'saved');
    expect(picker.values).to.deep.equal(['new:nora@praktijk.example.org']);
    expect(picker.chips[0]).to.match(/^Nora/);
  });

  it('closes the form when the recipient is removed that it changes', async () => {
    const picker = await RecipientPickerDriver.open({ value: [noor, { ...noor, firstName: 'Nora' }] });
    await picker.until(() => picker.findAll('button', /^Change Noor/).length === 1, 'there');
    await picker.click(picker.find('button', /^Change Noor/));
    await picker.click(picker.find('button', /^Remove Noor/));
    expect(picker.root.querySelector('form')).to.equal(null);
    expect(picker.chips).to.have.length(1);
  });

  it('is not offered where the policy or the element does not', async () => {
    const policy: Policy = {
      ...openPolicy,
      recipients: { ...openPolicy.recipients, kinds: ['user', 'group', 'pacs'] },
    };
    const picker = await RecipientPickerDriver.open({ client: memoryClient({ policy }) });
    await picker.type('nobody');
    await picker.sees('No recipients found for “nobody”');
    expect(picker.options).to.deep.equal([]);
    expect(picker.isExpanded).to.equal(false);
    await picker.press('Enter');
    expect(picker.root.querySelector('form')).to.equal(null);
  });

  it('keeps what was entered while the element is drawn anew', async () => {
    const picker = await openForm('Noor Nieuwkomer');
    field(picker, /^E-mail/).focus();
    await picker.press('x');
    picker.element.locale = 'nl';
    await picker.element.updateComplete;
    picker.element.value = picked(anPeeters);
    await picker.element.updateComplete;
    expect(entered(picker)).to.include({ firstName: 'Noor', email: 'x' });
    picker.element.locale = 'en';
    await picker.until(() => picker.text.includes('First name'), 'English again');
  });
});
