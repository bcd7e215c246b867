import { expect } from '@open-wc/testing';
import type { Share } from 'pacs-share/domain';
import { anPeeters, openPolicy, otherAnPeeters } from '../../../stories/fixtures.js';
import { picked, RecipientPickerDriver } from '../../support/recipient-picker-driver.js';

const share = {
  access: 'images-and-report-read',
  validity: { unlimited: true },
  withdrawn: false,
  studies: [{ studyInstanceUid: '2.25.1' }],
  recipients: [{ kind: 'user', id: anPeeters.id, outcome: 'shared', withdrawn: false }],
} as unknown as Share;

describe('recipient-picker with recipients who have access already', () => {
  it('says so at the one who has, and claims nothing of the other', async () => {
    const picker = await RecipientPickerDriver.open({ policy: openPolicy, value: picked(anPeeters, otherAnPeeters) });
    expect(picker.text).not.to.contain('Already has access');
    picker.element.existingShares = { shares: [share], studies: ['2.25.1', '2.25.2'] };
    await picker.element.updateComplete;
    const [first, second] = picker.findAll('listitem');
    expect(first?.textContent).to.contain(
      'Already has access to some of these studies (1), without end: Images and report',
    );
    expect(second?.textContent).not.to.contain('Already has access');
    const described = first?.querySelector('[role="group"]')?.getAttribute('aria-describedby') ?? '';
    expect(picker.root.getElementById(described)?.textContent).to.contain('Already has access');
  });
});
