import { expect } from '@open-wc/testing';
import { ShareFailure } from 'pacs-share/client';
import {
  anPeeters,
  longName,
  openPolicy,
  otherPacs,
  strictPolicy,
  tumorBoard,
  withoutMobile,
} from '../../../stories/fixtures.js';
import { memoryClient, picked, RecipientPickerDriver } from '../../support/recipient-picker-driver.js';

type State = [name: string, arrange: () => Promise<RecipientPickerDriver>];

const open = RecipientPickerDriver.open.bind(RecipientPickerDriver);

const states: State[] = [
  ['empty', () => open()],
  [
    'with suggestions',
    async () => {
      const picker = await open({ value: picked(anPeeters) });
      await picker.search('an');
      return picker;
    },
  ],
  [
    'with favorites',
    async () => {
      const picker = await open();
      picker.element.focus();
      await picker.press('ArrowDown');
      await picker.until(() => picker.options.length > 1, 'favorites');
      return picker;
    },
  ],
  [
    'searching',
    async () => {
      const picker = await open({ client: memoryClient().hold('searchRecipients') });
      await picker.type('peeters');
      await picker.sees('Searching…');
      return picker;
    },
  ],
  [
    'with nobody found',
    async () => {
      const picker = await open();
      await picker.search('nobody');
      return picker;
    },
  ],
  [
    'with a failure',
    async () => {
      const picker = await open({ client: memoryClient().fail('searchRecipients', new ShareFailure('timeout')) });
      await picker.type('peeters');
      await picker.sees('failed');
      return picker;
    },
  ],
  [
    'with chips, one of them wrong',
    async () => {
      const picker = await open({
        policy: openPolicy,
        value: picked(anPeeters, tumorBoard, otherPacs, withoutMobile, longName),
      });
      picker.element.issues = [
        { code: 'recipient-unknown', pointer: '/recipients/0/id', recipient: 'user:user-an-peeters' },
        { code: 'recipients-missing', pointer: '/recipients' },
      ];
      await picker.sees('no longer in the directory');
      return picker;
    },
  ],
  ['full', () => open({ policy: strictPolicy, value: picked(anPeeters, tumorBoard, otherPacs) })],
  [
    'with the form for somebody new, full of mistakes',
    async () => {
      const picker = await open();
      await picker.search('nobody');
      await picker.press('Enter', 'Enter');
      await picker.sees('Enter the e-mail address.');
      return picker;
    },
  ],
  [
    'after a removal',
    async () => {
      const picker = await open({ value: picked(anPeeters, tumorBoard) });
      await picker.click(picker.find('button', /^Remove Tumor/));
      return picker;
    },
  ],
  [
    'disabled',
    async () => {
      const picker = await open({ value: picked(anPeeters) });
      picker.element.disabled = true;
      await picker.element.updateComplete;
      return picker;
    },
  ],
];

describe('recipient-picker for everybody', () => {
  for (const [name, arrange] of states) {
    for (const scheme of ['light', 'dark']) {
      it(`has nothing for axe to find: ${name}, ${scheme}`, async () => {
        const root = document.documentElement;
        root.style.colorScheme = scheme;
        root.style.background = 'Canvas';
        try {
          const picker = await arrange();
          await expect(picker.element).to.be.accessible();
        } finally {
          root.removeAttribute('style');
        }
      });
    }
  }

  it('has targets of 24 px', async () => {
    const picker = await open({ policy: openPolicy, value: picked(anPeeters, withoutMobile) });
    await picker.click(picker.find('button', /^Remove Dr\. Wout/));
    const targets = [...picker.findAll('button'), ...picker.findAll('checkbox').map((box) => box.closest('label')!)];
    for (const target of targets) {
      const { width, height } = target.getBoundingClientRect();
      expect(Math.min(width, height), target.textContent.trim() || (target.ariaLabel ?? '')).to.be.at.least(24);
    }
  });

  it('fits 320 px, with the longest of names', async () => {
    const picker = await open({ policy: openPolicy, value: picked(longName, tumorBoard, otherPacs) });
    picker.element.style.inlineSize = '288px';
    await picker.search('wolf');
    const { right } = picker.element.getBoundingClientRect();
    for (const part of picker.root.querySelectorAll('[part]')) {
      const box = part.getBoundingClientRect();
      if (box.width > 0) expect(box.right, part.getAttribute('part')!).to.be.at.most(right + 1);
    }
  });
});
