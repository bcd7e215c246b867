import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Policy } from 'pacs-share/domain';
import {
  anPeeters,
  openPolicy,
  otherAnPeeters,
  otherPacs,
  strictPolicy,
  tumorBoard,
  withoutMail,
  withoutMobile,
} from '../../../stories/fixtures.js';
import { memoryClient, picked, RecipientPickerDriver } from '../../support/recipient-picker-driver.js';

function open(options: Parameters<typeof RecipientPickerDriver.open>[0] = {}) {
  return RecipientPickerDriver.open({ policy: openPolicy, ...options });
}

function isOff(control: HTMLElement): boolean {
  return control.getAttribute('aria-disabled') === 'true';
}

function reasonOf(picker: RecipientPickerDriver, control: HTMLElement): string {
  return picker.root.getElementById(control.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
}

describe('recipient-picker with chosen recipients', () => {
  it('shows each as a group called by name and what tells it from others', async () => {
    const picker = await open({ value: picked(anPeeters, otherAnPeeters, tumorBoard, otherPacs) });
    expect(picker.chips).to.deep.equal([
      'Dr. An Peeters User · Cardiology · AZ Voorbeeld · Mechelen',
      'Dr. An Peeters User · General practice · Praktijk De Linde · Hasselt',
      'Tumor board thorax Group · AZ Voorbeeld · Mechelen · 12 members',
      'PACS Clinique Modèle PACS · Radiologie · Namur',
    ]);
    const list = picker.root.querySelector('[role="list"]');
    expect(list?.getAttribute('aria-label')).to.equal('Chosen recipients');
    expect(picker.findAll('listitem')).to.have.length(4);
  });

  it('gives a user the remembered choices, others none', async () => {
    const policy: Policy = { ...openPolicy, remembered: { twoFactor: true, sendMail: true } };
    const picker = await RecipientPickerDriver.open({ client: memoryClient({ policy }) });
    await picker.choose('peeters card');
    await picker.choose('tumor');
    await picker.choose('zondernummer');
    const choices = picker.element.value.map(({ twoFactor, sendMail }) => [twoFactor, sendMail]);
    expect(choices).to.deep.equal([
      [true, true],
      [false, false],
      [false, true],
    ]);
    await picker.hears(/^Added Dr\. Wout Zondernummer, Pneumology, AZ Voorbeeld, Mechelen\.$/);
  });

  it('switches two-factor and mail for one recipient alone, and tells the page each time', async () => {
    const picker = await open({ value: picked(anPeeters, otherAnPeeters) });
    await picker.click(picker.inChip(/General practice/, 'checkbox', 'Text-message code'));
    expect(picker.element.value.map(({ twoFactor }) => twoFactor)).to.deep.equal([false, true]);
    await picker.click(picker.inChip(/Cardiology/, 'checkbox', 'Send e-mail'));
    expect(picker.element.value.map(({ sendMail }) => sendMail)).to.deep.equal([false, true]);
    expect(picker.heard).to.deep.equal(['input', 'change', 'input', 'change']);
  });

  it('says why a choice is off, and keeps it off', async () => {
    const picker = await open({ value: picked(withoutMobile, withoutMail, otherPacs) });
    const code = picker.inChip(/Zondernummer/, 'checkbox', 'Text-message code');
    expect(isOff(code)).to.equal(true);
    expect(reasonOf(picker, code)).to.equal('no mobile number');
    expect(code.closest('label')?.title).to.equal('no mobile number');
    await picker.click(code);
    code.focus();
    await sendKeys({ press: 'Space' });
    expect((code as HTMLInputElement).checked).to.equal(false);
    expect(picker.heard).to.deep.equal([]);
    expect(isOff(picker.inChip(/Zondernummer/, 'checkbox', 'Send e-mail'))).to.equal(false);

    const mail = picker.inChip(/Vanbedacht/, 'checkbox', 'Send e-mail');
    expect([isOff(mail), reasonOf(picker, mail)]).to.deep.equal([true, 'no e-mail address']);
    const pacs = picker.inChip(/PACS/, 'checkbox', 'Text-message code');
    expect([isOff(pacs), reasonOf(picker, pacs)]).to.deep.equal([true, 'not for a PACS']);
  });

  it('says what the department has switched off', async () => {
    const policy: Policy = { ...openPolicy, options: { ...openPolicy.options, twoFactor: false } };
    const picker = await open({ policy, value: picked(anPeeters) });
    const code = picker.inChip(/Peeters/, 'checkbox', 'Text-message code');
    expect([isOff(code), reasonOf(picker, code)]).to.deep.equal([true, 'switched off by your department']);
  });

  it('lets a choice that may not be be taken back', async () => {
    const [recipient] = picked(withoutMobile);
    const picker = await open({ value: [{ ...recipient!, twoFactor: true }] });
    const code = picker.inChip(/Zondernummer/, 'checkbox', 'Text-message code');
    expect(isOff(code)).to.equal(false);
    await picker.click(code);
    expect(picker.element.value[0]?.twoFactor).to.equal(false);
    expect(isOff(code)).to.equal(true);
  });

  it('notes what the code asks of the members of a group', async () => {
    const picker = await open({ value: picked(tumorBoard) });
    expect(picker.text).not.to.contain('registered mobile');
    await picker.click(picker.inChip(/Tumor board/, 'checkbox', 'Text-message code'));
    await picker.sees('each member needs a registered mobile');
  });

  it('makes a favorite by the star', async () => {
    const picker = await open({ value: picked(otherAnPeeters) });
    const star = picker.find('button', /^Favorite: Dr\. An Peeters, General practice/);
    expect(star.getAttribute('aria-pressed')).to.equal('false');
    await picker.click(star);
    expect(star.getAttribute('aria-pressed')).to.equal('true');
    expect(picker.element.value[0]?.favorite).to.equal(true);
    expect(picker.heard).to.deep.equal(['input', 'change']);
  });

  it('removes one, and moves the focus to the next, else the former, else the field', async () => {
    const picker = await open({ value: picked(anPeeters, tumorBoard, otherPacs) });
    await picker.click(picker.find('button', /^Remove Tumor board/));
    await picker.until(() => /^Remove PACS/.test(picker.focused), 'the next');
    await picker.hears(/^Removed Tumor board thorax, AZ Voorbeeld, Mechelen, 12 members\. Undo follows the list\.$/);
    await picker.press('Enter');
    await picker.until(() => /^Remove Dr\. An Peeters, Cardiology/.test(picker.focused), 'the former');
    await picker.press('Space');
    await picker.until(() => picker.root.activeElement === picker.input, 'the field');
    expect(picker.values).to.deep.equal([]);
    expect(picker.heard).to.have.length(6);
  });

  it('brings the removed one back to its place, until there is another action', async () => {
    const picker = await open({ value: picked(anPeeters, tumorBoard, otherPacs) });
    await picker.click(picker.inChip(/Tumor board/, 'checkbox', 'Text-message code'));
    await picker.click(picker.find('button', /^Remove Tumor board/));
    await picker.sees('Removed Tumor board thorax');
    await picker.click(picker.find('button', 'Undo'));
    expect(picker.values).to.deep.equal([
      'user:user-an-peeters',
      'group:group-tumor-board',
      'pacs:pacs-clinique-modele',
    ]);
    expect(picker.element.value[1]?.twoFactor).to.equal(true);
    await picker.until(() => /^Remove Tumor board/.test(picker.focused), 'its button');
    await picker.hears(/^Added Tumor board/);

    await picker.press('Enter');
    await picker.sees('Removed Tumor board thorax');
    await picker.click(picker.inChip(/Peeters/, 'checkbox', 'Text-message code'));
    expect(picker.findAll('button', 'Undo')).to.have.length(0);
  });

  it('is reached by Backspace from the empty field, and emptied by Delete', async () => {
    const picker = await open({ value: picked(anPeeters, tumorBoard) });
    await picker.type('x');
    await picker.press('Backspace');
    expect(picker.root.activeElement).to.equal(picker.input);
    await picker.press('Backspace');
    await picker.until(() => /^Remove Tumor board/.test(picker.focused), 'the last chip');
    expect(picker.values).to.have.length(2);
    await picker.press('Delete');
    await picker.until(() => /^Remove Dr\. An Peeters/.test(picker.focused), 'the former');
    await picker.press('Backspace');
    await picker.until(() => picker.values.length === 0, 'empty');
    expect(picker.root.activeElement).to.equal(picker.input);
    await picker.press('Backspace');
    expect(picker.root.activeElement).to.equal(picker.input);
  });

  it('is not reached by a Backspace that is held', async () => {
    const picker = await open({ value: picked(anPeeters) });
    picker.element.focus();
    picker.input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Backspace', repeat: true, bubbles: true }));
    expect(picker.root.activeElement).to.equal(picker.input);
  });

  it('goes from chip to chip with the arrows, at the same control', async () => {
    const picker = await open({ value: picked(anPeeters, otherAnPeeters, tumorBoard) });
    picker.inChip(/Cardiology/, 'checkbox', 'Send e-mail').focus();
    await picker.press('ArrowDown');
    expect(picker.root.activeElement).to.equal(picker.inChip(/General practice/, 'checkbox', 'Send e-mail'));
    await picker.press('ArrowRight');
    expect(picker.root.activeElement).to.equal(picker.inChip(/Tumor/, 'checkbox', 'Send e-mail'));
    await picker.press('ArrowDown');
    expect(picker.root.activeElement).to.equal(picker.inChip(/Tumor/, 'checkbox', 'Send e-mail'));
    await picker.press('ArrowLeft', 'ArrowUp', 'ArrowUp');
    expect(picker.root.activeElement).to.equal(picker.input);
    expect(picker.heard).to.deep.equal([]);
  });

  it('takes no more than the policy allows, and says so', async () => {
    const client = memoryClient({ policy: strictPolicy });
    const picker = await RecipientPickerDriver.open({ client, value: picked(anPeeters, otherAnPeeters) });
    await picker.choose('tumor');
    await picker.sees('3 recipients are the most you can add.');
    expect(picker.root.activeElement).to.equal(picker.input);
    expect(picker.input.getAttribute('aria-disabled')).to.equal('true');
    await picker.press('a', 'b', 'ArrowDown');
    expect(picker.input.value).to.equal('');
    expect(picker.isExpanded).to.equal(false);
    await picker.press('Backspace', 'Delete');
    await picker.until(() => picker.values.length === 2, 'one less');
    expect(picker.text).not.to.contain('the most you can add');
  });

  it('takes the smaller of its own maximum and that of the policy', async () => {
    const picker = await open({ policy: strictPolicy, value: picked(anPeeters) });
    picker.element.maximum = 1;
    await picker.sees('One recipient is the most you can add.');
    picker.element.maximum = 10;
    await picker.element.updateComplete;
    expect(picker.text).not.to.contain('most you can add');
  });

  it('shows what the judge found at the field and at the chip it is about', async () => {
    const picker = await open({ policy: strictPolicy, value: picked(anPeeters, tumorBoard) });
    picker.element.issues = [
      { code: 'recipients-too-many', pointer: '/recipients' },
      { code: 'recipient-unknown', pointer: '/recipients/1/id', recipient: 'group:group-tumor-board' },
    ];
    await picker.sees('At most 3 recipients are allowed.');
    expect(picker.input.getAttribute('aria-invalid')).to.equal('true');
    const described = picker.input.getAttribute('aria-describedby')!.split(' ');
    const words = described.map((id) => picker.root.getElementById(id)?.textContent.trim());
    expect(words.join()).to.contain('At most 3 recipients');
    const [first, second] = picker.findAll('listitem').map((item) => item.textContent);
    expect(first).not.to.contain('no longer in the directory');
    expect(second).to.contain('This recipient is no longer in the directory. Remove it.');
  });

  it('fires nothing when its properties are set', async () => {
    const picker = await open();
    picker.element.value = picked(anPeeters);
    picker.element.issues = [];
    picker.element.maximum = 4;
    await picker.element.updateComplete;
    picker.element.value = [];
    await picker.element.updateComplete;
    expect(picker.heard).to.deep.equal([]);
  });

  it('never changes the list that it was given', async () => {
    const value = picked(anPeeters, tumorBoard);
    const before = structuredClone(value);
    const picker = await open({ value });
    await picker.click(picker.inChip(/Peeters/, 'checkbox', 'Text-message code'));
    await picker.click(picker.find('button', /^Remove Tumor/));
    expect(value).to.deep.equal(before);
    expect(picker.values).to.deep.equal(['user:user-an-peeters']);
  });

  it('shows a recipient that a host has given twice, twice', async () => {
    const picker = await open({ value: picked(anPeeters, anPeeters) });
    expect(picker.chips).to.have.length(2);
    await picker.click(picker.findAll('button', /^Remove /)[1]!);
    expect(picker.values).to.deep.equal(['user:user-an-peeters']);
  });

  it('takes anything that is no list for none', async () => {
    const picker = await open();
    picker.element.value = undefined as never;
    await picker.element.updateComplete;
    expect(picker.element.value).to.deep.equal([]);
  });

  it('follows the direction of the page with the arrows', async () => {
    const picker = await open({ value: picked(anPeeters, tumorBoard) });
    picker.element.dir = 'rtl';
    picker.find('button', /^Remove Dr/).focus();
    await picker.press('ArrowLeft');
    expect(picker.focused).to.match(/^Remove Tumor/);
    await picker.press('ArrowRight', 'ArrowRight');
    expect(picker.root.activeElement).to.equal(picker.input);
  });

  it('leads back to the field for an extra recipient, as long as there is room', async () => {
    const picker = await RecipientPickerDriver.open({ value: picked(anPeeters) });
    await picker.until(() => picker.findAll('button', 'Add extra recipient').length === 1, 'there is room');
    await picker.click(picker.find('button', 'Add extra recipient'));
    expect(picker.root.activeElement).to.equal(picker.input);
    await picker.until(() => picker.options.length > 1, 'the favorites to begin with');
    picker.element.maximum = 1;
    await picker.element.updateComplete;
    expect(picker.findAll('button', 'Add extra recipient')).to.deep.equal([]);
    picker.element.value = [];
    await picker.element.updateComplete;
    expect(picker.findAll('button', 'Add extra recipient')).to.deep.equal([]);
  });
});
