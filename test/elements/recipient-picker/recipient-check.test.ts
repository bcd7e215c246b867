import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { MemoryClient, ShareFailure } from 'pacs-share/client';
import type { NewRecipient } from 'pacs-share/domain';
import { anPeeters } from '../../../stories/fixtures.js';
import { textOf } from '../../support/find.js';
import { memoryClient, RecipientPickerDriver } from '../../support/recipient-picker-driver.js';

async function fill(picker: RecipientPickerDriver, email: string): Promise<void> {
  await picker.search(email);
  await picker.press('ArrowUp', 'Enter');
  await picker.until(() => picker.root.querySelector('form') !== null, 'the form is open');
  await type(picker, /^First name/, 'Noor');
  await type(picker, /^Last name/, 'Nieuw');
}

async function type(picker: RecipientPickerDriver, name: RegExp, text: string): Promise<void> {
  const input = picker.find('textbox', name) as HTMLInputElement;
  input.focus();
  input.select();
  await sendKeys({ type: text });
}

const finding = (picker: RecipientPickerDriver) =>
  textOf(picker.root.querySelector<HTMLElement>('[part~="new-recipient-finding"]') ?? document.createElement('i'));

describe('recipient-picker checks somebody new', () => {
  it('warns of an address that was typed at once, calmly, and lets go past', async () => {
    const client = memoryClient({ cautions: { 'gmial.example.org': ['domain-look-alike', 'domain-new'] } });
    const picker = await RecipientPickerDriver.open({ client });
    await fill(picker, 'noor@gmial.example.org');
    await picker.until(() => finding(picker).includes('letter by letter'), 'the caution shows');
    expect(finding(picker)).to.contain('Nothing has been shared with an address of this domain before.');
    expect(picker.spoken).to.match(/reads almost like one that you know/);
    expect(picker.focused).to.match(/^Last name/);
    expect(picker.findAll('button', 'Add anyway')).to.have.length(1);
    await sendKeys({ press: 'Enter' });
    await picker.until(() => picker.values.length === 1, 'added');
    expect(client.calls.filter((call) => call === 'checkRecipient')).to.have.length(1);
  });

  it('warns on leaving the address, and moves nothing', async () => {
    const client = memoryClient({ cautions: { 'open.example.org': ['domain-free-mail'] } });
    const picker = await RecipientPickerDriver.open({ client });
    await fill(picker, 'nieuw');
    await type(picker, /^E-mail/, 'noor@open.example.org');
    expect(client.calls).not.to.include('checkRecipient');
    await sendKeys({ press: 'Tab' });
    await picker.until(() => finding(picker).includes('open to everybody'), 'the caution shows');
    await picker.hears(/open to everybody/);
    expect(picker.focused).to.match(/^Mobile/);
    expect(picker.values).to.have.length(0);
  });

  it('says once what is known of an address, whatever becomes of the number', async () => {
    const client = memoryClient({ cautions: { 'open.example.org': ['domain-free-mail'] } });
    const picker = await RecipientPickerDriver.open({ client });
    await fill(picker, 'noor@open.example.org');
    await picker.until(() => finding(picker).includes('open to everybody'), 'the caution shows');
    await type(picker, /^Mobile/, '+32 470 00 00 01');
    expect(finding(picker)).to.contain('open to everybody');
    await sendKeys({ press: 'Enter' });
    await picker.until(() => picker.values.length === 1, 'added at once');
  });

  it('goes to the offers where adding is quicker than the answer', async () => {
    const client = memoryClient({ cautions: { 'open.example.org': ['domain-free-mail'] }, latency: 50 });
    const picker = await RecipientPickerDriver.open({ client });
    await fill(picker, 'nieuw');
    await type(picker, /^E-mail/, 'noor@open.example.org');
    await sendKeys({ press: 'Enter' });
    await picker.until(() => picker.root.activeElement?.textContent?.trim() === 'Add anyway', 'focus on going past');
    expect(picker.values).to.have.length(0);
    await sendKeys({ press: 'Enter' });
    await picker.until(() => picker.values.length === 1, 'added');
  });

  it('asks again about another address, and drops what was said of the former', async () => {
    const client = memoryClient({ cautions: { 'open.example.org': ['domain-free-mail'] } });
    const picker = await RecipientPickerDriver.open({ client });
    await fill(picker, 'noor@open.example.org');
    await picker.until(() => finding(picker).includes('open to everybody'), 'the caution shows');
    await type(picker, /^E-mail/, 'noor@hospital.example.org');
    await picker.until(() => finding(picker) === '', 'it is about another address');
    await sendKeys({ press: 'Enter' });
    await picker.until(() => picker.values.length === 1, 'added');
    expect((picker.element.value[0] as NewRecipient).email).to.equal('noor@hospital.example.org');
  });

  it('warns of mixed alphabets by itself where the endpoint does not answer, and asks once more on adding', async () => {
    const client = memoryClient().fail('checkRecipient', new ShareFailure('unavailable'), 1);
    const picker = await RecipientPickerDriver.open({ client });
    await fill(picker, 'noor@p\u0433aktijk.example.org');
    await picker.until(() => finding(picker).includes('mixes alphabets'), 'the caution shows');
    await sendKeys({ press: 'Enter' });
    await picker.until(() => picker.values.length === 1, 'added');
    expect(client.calls.filter((call) => call === 'checkRecipient')).to.have.length(2);
  });

  it('writes a mobile number as it will be dialed on leaving it, and says at once that one is none', async () => {
    const picker = await RecipientPickerDriver.open();
    await fill(picker, 'nieuw');
    await type(picker, /^Mobile/, '+32 (0)470 00.00-01');
    await sendKeys({ press: 'Tab' });
    const mobile = picker.find('textbox', /^Mobile/) as HTMLInputElement;
    await picker.until(() => mobile.value === '+32470000001', 'as it is dialed');
    await type(picker, /^Mobile/, '12');
    await sendKeys({ press: 'Tab' });
    await picker.sees('Enter the mobile number with its country code');
    await picker.hears(/^Enter the mobile number with its country code/);
    expect(mobile.getAttribute('aria-invalid')).to.equal('true');
    expect(picker.find('textbox', /^E-mail/).getAttribute('aria-invalid')).to.equal('false');
  });

  it('leaves a number without a country to the endpoint, as soon as there is an address', async () => {
    const client = memoryClient();
    client.checkRecipient = ({ mobile }) =>
      Promise.resolve({ ...(mobile ? { mobile: '+32470000001' } : {}), user: null, cautions: [] });
    const picker = await RecipientPickerDriver.open({ client });
    await fill(picker, 'noor@hospital.example.org');
    await type(picker, /^Mobile/, '0470 00 00 01');
    await sendKeys({ press: 'Tab' });
    const mobile = picker.find('textbox', /^Mobile/) as HTMLInputElement;
    await picker.until(() => mobile.value === '+32470000001', 'as the endpoint writes it');
    expect(picker.text).not.to.contain('country code');
  });

  it('offers the user whom the address belongs to', async () => {
    const picker = await RecipientPickerDriver.open();
    await picker.search('somebody new');
    await picker.press('ArrowUp', 'Enter');
    await picker.until(() => picker.root.querySelector('form') !== null, 'the form is open');
    await type(picker, /^First name/, 'An');
    await type(picker, /^Last name/, 'Peters');
    await type(picker, /^E-mail/, anPeeters.email!);
    await sendKeys({ press: 'Enter' });
    await picker.until(() => finding(picker).includes(`This address belongs to ${anPeeters.displayName}`), 'the owner');
    await picker.until(
      () => picker.root.activeElement?.textContent?.trim() === 'Add this person',
      'focus on the offer',
    );
    await sendKeys({ press: 'Enter' });
    await picker.until(() => picker.values.length === 1, 'added');
    expect(picker.element.value[0]).to.include({ kind: 'user', id: anPeeters.id });
  });

  it('takes the number as the endpoint writes it, and marks one that it refuses', async () => {
    class Country extends MemoryClient {
      override checkRecipient({ mobile }: { email: string; mobile?: string }) {
        if (mobile === '0470000001') return Promise.resolve({ mobile: '+32470000001', user: null, cautions: [] });
        const issues = [{ code: 'recipient-mobile-invalid', pointer: '/mobile' }] as const;
        return Promise.reject(new ShareFailure('rules-broken', { status: 422, issues }));
      }
    }
    const { policy } = memoryClient();
    const picker = await RecipientPickerDriver.open({ client: new Country({ policy }) });
    await fill(picker, 'noor@hospital.example.org');
    await type(picker, /^Mobile/, '+3247000');
    await sendKeys({ press: 'Enter' });
    const mobile = picker.find('textbox', /^Mobile/);
    await picker.until(() => mobile.getAttribute('aria-invalid') === 'true', 'the number is marked');
    await type(picker, /^Mobile/, '0470 00 00 01');
    await sendKeys({ press: 'Enter' });
    await picker.until(() => picker.values.length === 1, 'added');
    expect((picker.element.value[0] as NewRecipient).mobile).to.equal('+32470000001');
  });

  it('never keeps anybody from being added: a failing check, and one that hangs', async () => {
    for (const client of [
      memoryClient().fail('checkRecipient', new ShareFailure('unavailable', { status: 503 })),
      memoryClient().fail('checkRecipient', new ShareFailure('not-found', { status: 404 })),
      memoryClient().hold('checkRecipient'),
    ]) {
      const picker = await RecipientPickerDriver.open({ client });
      await fill(picker, 'noor@hospital.example.org');
      await sendKeys({ press: 'Enter' });
      await picker.until(() => picker.values.length === 1, 'added');
      picker.element.remove();
    }
  });

  it('adds nobody when the form was closed while it was asking', async () => {
    const client = memoryClient({ latency: 300 });
    const picker = await RecipientPickerDriver.open({ client });
    await fill(picker, 'noor@hospital.example.org');
    await sendKeys({ press: 'Enter' });
    await picker.until(() => client.calls.includes('checkRecipient'), 'it asks');
    await sendKeys({ press: 'Escape' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(picker.values).to.have.length(0);
    expect(picker.root.querySelector('form')).to.equal(null);
  });
});
