import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { Policy } from 'pacs-share/domain';
import { addPseudoLocales, PSEUDO_LOCALES } from '../../stories/pseudo-locales.js';
import { directory, openPolicy, studies } from '../../stories/fixtures.js';
import { overflows } from '../support/overflow.js';
import { memoryClient, ShareDialogDriver } from '../support/share-dialog-driver.js';
import { ShareAccessDriver } from '../support/share-access-driver.js';
import { StudyListDriver } from '../support/study-list-driver.js';
import { MessageLabelDriver } from '../support/message-label-driver.js';

addPseudoLocales();

type Localized = HTMLElement & { locale?: string | undefined; updateComplete: Promise<boolean> };

/** Changes the language of what is on the page, with everything as it is. */
async function speak(element: Localized, locale: string, mark: RegExp): Promise<void> {
  document.documentElement.dir = locale === PSEUDO_LOCALES.mirrored ? 'rtl' : 'ltr';
  element.locale = locale;
  await element.updateComplete;
  await waitUntil(() => mark.test(allText(element)), `is drawn in ${locale}`);
  await nextFrame();
}

function allText(element: Element): string {
  const root = element.shadowRoot ?? element;
  return [...root.querySelectorAll('*')]
    .filter(({ shadowRoot }) => shadowRoot)
    .map(allText)
    .concat(root.textContent ?? '')
    .join(' ');
}

const openDialog = () => ShareDialogDriver.open({ client: memoryClient() });

const states: Record<string, () => Promise<Localized>> = {
  'the dialog as it opens': async () => {
    const dialog = await openDialog();
    await dialog.ready();
    return dialog.element;
  },
  'the dialog with suggestions': async () => {
    const dialog = await openDialog();
    await dialog.ready();
    dialog.find('combobox', /^Recipients/).focus();
    await dialog.press('p', 'e', 'e');
    await waitUntil(() => dialog.findAll('option').length > 0);
    return dialog.element;
  },
  'the dialog with what is missing': async () => {
    const dialog = await openDialog();
    await dialog.ready();
    await dialog.send();
    await dialog.sees(/missing or wrong/);
    return dialog.element;
  },
  'the dialog filled in': async () => {
    const dialog = await openDialog();
    await dialog.fill();
    return dialog.element;
  },
  'the calendar': async () => {
    const dialog = await openDialog();
    await dialog.ready();
    await dialog.click('button', 'Choose the date in a calendar');
    await waitUntil(() => dialog.findAll('button', /^Next month/).length > 0);
    return dialog.element;
  },
  'somebody new': async () => {
    const dialog = await openDialog();
    await dialog.ready();
    dialog.find('combobox', /^Recipients/).focus();
    await dialog.press('z', 'z', 'z', 'z');
    await waitUntil(() => dialog.findAll('option', /new recipient/).length > 0);
    await dialog.press('ArrowDown', 'Enter');
    await waitUntil(() => dialog.findAll('textbox', /^Last name/).length > 0);
    return dialog.element;
  },
  'the detailed search': async () => {
    const dialog = await openDialog();
    await dialog.ready();
    await dialog.click('button', 'Detailed search');
    await waitUntil(() => dialog.findAll('textbox', /^Town/).length > 0);
    return dialog.element;
  },
  'a question before closing': async () => {
    const dialog = await openDialog();
    await dialog.ready();
    await dialog.type(/^Reason/, 'Second opinion');
    await dialog.press('Escape');
    await dialog.sees(/Close without sharing/);
    return dialog.element;
  },
  'the confirmation': async () => {
    const dialog = await openDialog();
    await dialog.fill();
    await dialog.send();
    await dialog.sees(/Shared 2 studies/);
    await waitUntil(() => dialog.findAll('button', /^Share again/).length > 0);
    return dialog.element;
  },
  'a policy that allows little': async () => {
    const policy: Policy = {
      ...openPolicy,
      options: { twoFactor: false, sendMail: false, urgent: false, anonymize: false, furtherSharing: false },
      labels: [],
      validity: { ...openPolicy.validity, unlimited: false },
    };
    const dialog = await ShareDialogDriver.open({ client: memoryClient({ policy, recipients: directory }) });
    await dialog.ready();
    return dialog.element;
  },
  'the list of studies': async () => {
    const list = await StudyListDriver.place({ studies, width: 300 });
    return list.element;
  },
  'who has access': async () => {
    const access = await ShareAccessDriver.place({ client: memoryClient() });
    await waitUntil(() => /access/.test(access.text));
    return access.element;
  },
  'a message': async () => {
    const label = await MessageLabelDriver.place();
    label.label.click();
    return label.element;
  },
};

describe('pseudo-locales at 320 pixels', () => {
  before(() => setViewport({ width: 320, height: 640 }));
  after(async () => {
    document.documentElement.dir = 'ltr';
    await setViewport({ width: 800, height: 600 });
  });

  for (const [state, reach] of Object.entries(states)) {
    it(`have room: ${state}`, async () => {
      const element = await reach();
      await speak(element, PSEUDO_LOCALES.long, /\[/);
      expect(overflows(element), 'longer text').to.deep.equal([]);
      await speak(element, PSEUDO_LOCALES.mirrored, /\u202e/);
      expect(overflows(element), 'right to left').to.deep.equal([]);
    });
  }

  it('keeps what was entered, the focus and what was chosen when the language changes', async () => {
    const dialog = await openDialog();
    await dialog.fill();
    await dialog.type(/^Reason/, 'Second opinion, soon');
    const reason = dialog.focused as HTMLTextAreaElement;
    const chips = dialog.chips().length;
    await speak(dialog.element, 'nl-BE', /Onderzoeken delen/);
    expect(dialog.focused).to.equal(reason);
    expect(reason.value).to.equal('Second opinion, soon');
    expect(dialog.findAll('button', /verwijderen$/)).to.have.length(chips);
    expect((dialog.find('checkbox', /patiënt stemt/) as HTMLInputElement).checked).to.equal(true);
    await dialog.click('button', 'Onderzoeken delen');
    await dialog.sees(/2 onderzoeken gedeeld met 1 ontvanger/);
  });
});
