import { expect } from '@open-wc/testing';
import { anPeeters, otherAnPeeters, otherPacs, tumorBoard } from '../../../stories/fixtures.js';
import { picked, RecipientPickerDriver } from '../../support/recipient-picker-driver.js';

const people = [
  ['somebody with a known physician number', '12345', anPeeters],
  ['a homonym', 'prakt', otherAnPeeters],
  ['a group', 'tum', tumorBoard],
  ['a PACS', 'clini', otherPacs],
] as const;

describe('recipient-picker in few keystrokes', () => {
  for (const [who, typed, recipient] of people) {
    it(`finds ${who} in under 6 keystrokes`, async () => {
      const picker = await RecipientPickerDriver.open();
      expect(typed.length).to.be.lessThan(6);
      await picker.choose(typed);
      expect(picker.element.value[0]).to.include({ kind: recipient.kind, id: recipient.id });
    });
  }

  it('finds a physician number by one paste, the one option it leaves', async () => {
    const picker = await RecipientPickerDriver.open();
    await picker.paste('1-23456-76-001');
    await picker.until(() => /General practice/.test(picker.activeOption ?? ''), 'the homonym that it belongs to');
    await picker.press('Enter');
    expect(picker.element.value).to.deep.equal(picked(otherAnPeeters));
  });
});
