import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import 'pacs-share';
import {
  addLocale,
  replaceMessages,
  type MessageLabel,
  type Messages,
  type RecipientPicker,
  type ShareDialog,
  type StudyList,
} from 'pacs-share/elements';
import { MemoryClient } from 'pacs-share/client';
import { openPolicy } from '../../stories/fixtures.js';
import { speak } from '../../src/localization/languages.js';
import { failureText } from '../../src/localization/failure-text.js';
import { formatDate } from '../../src/localization/dates.js';
import { formatInstant } from '../../src/localization/format.js';
import { recipientsText, studiesText } from '../../src/localization/words.js';
import { textOf } from '../support/find.js';

async function label(locale: string): Promise<MessageLabel> {
  const element = await fixture<MessageLabel>(
    html`<message-label
      locale=${locale}
      message="Test"
      sender="Dr. Ina"
      sent-at="2027-01-31T09:30:00Z"
    ></message-label>`,
  );
  return element;
}

/** With the message that pressing it shows. */
async function opened(locale: string): Promise<MessageLabel> {
  const element = await label(locale);
  element.shadowRoot!.querySelector('button')!.click();
  await element.updateComplete;
  return element;
}

const shown = (element: Element) => textOf(element.shadowRoot!);

describe('languages', () => {
  afterEach(async () => {
    document.documentElement.lang = '';
    await speak('en');
  });

  it('draws for the first time once the words are there, not in English before', async () => {
    let arrive = (_messages: Messages) => {};
    addLocale('sv', () => new Promise((resolve) => (arrive = resolve)));
    const element = document.createElement('message-label');
    Object.assign(element, { message: 'Test', locale: 'sv' });
    document.body.append(element);
    await new Promise(requestAnimationFrame);
    expect(element.shadowRoot?.textContent ?? '').to.equal('');
    arrive({ Message: 'Meddelande', unopened: 'oläst' });
    await element.updateComplete;
    expect(shown(element)).to.equal('Meddelande oläst');
    element.remove();
  });

  for (const [language, words] of Object.entries({
    en: 'Message unopened',
    nl: 'Bericht ongeopend',
    fr: 'Message non ouvert',
    de: 'Nachricht ungeöffnet',
    it: 'Messaggio non aperto',
  })) {
    it(`speaks ${language}, also where a region follows`, async () => {
      expect(shown(await label(language))).to.equal(words);
      expect(shown(await label(`${language}-CH`))).to.equal(words);
    });
  }

  it('changes the words of what is on the page when its language changes, and keeps what was entered', async () => {
    const list = await fixture<StudyList>(html`<study-list></study-list>`);
    list.client = new MemoryClient({ policy: openPolicy, studies: [] });
    await waitUntil(() => shown(list).includes('There are no studies'));
    const input = list.shadowRoot!.querySelector<HTMLInputElement>('input')!;
    input.focus();
    await sendKeys({ type: 'schouder' });
    document.documentElement.lang = 'de-AT';
    await waitUntil(() => shown(list).includes('Untersuchungen'));
    expect(list.shadowRoot!.activeElement).to.equal(input);
    expect(input.value).to.equal('schouder');
  });

  it('keeps the region for formats while the words come from the language', async () => {
    for (const locale of ['nl-BE', 'fr-CH', 'de-CH'])
      expect(shown(await opened(locale))).to.contain(formatInstant('2027-01-31T09:30:00Z', locale));
    expect(formatDate('2026-12-25', 'nl-BE')).to.equal('25/12/2026');
    expect(formatDate('2026-12-25', 'fr-CH')).to.equal('25.12.2026');
    expect(formatDate('2026-12-25', 'de-CH')).to.equal('25.12.2026');
  });

  it('writes no ß in Switzerland', async () => {
    replaceMessages('de', { unopened: 'groß' });
    expect(shown(await label('de'))).to.equal('Nachricht groß');
    expect(shown(await label('de-CH'))).to.equal('Nachricht gross');
    replaceMessages('de', { unopened: 'ungeöffnet' });
  });

  it('takes no study and no recipient as singular in French, and as plural in English', async () => {
    await speak('fr');
    expect([0, 1, 2].map(studiesText)).to.deep.equal(['0 examen', '1 examen', '2 examens']);
    await speak('en');
    expect([0, 1, 2].map(recipientsText)).to.deep.equal(['0 recipients', '1 recipient', '2 recipients']);
  });

  it('says in how many seconds in the form that the number takes', async () => {
    const text = (retryAfter: number) => failureText({ code: 'too-many-requests', retryAfter });
    expect([1, 30].map(text)).to.deep.equal([
      'Too many requests. Try again in 1 second.',
      'Too many requests. Try again in 30 seconds.',
    ]);
    await speak('de-AT');
    expect([1, 30].map(text)).to.deep.equal([
      'Zu viele Anfragen. Versuchen Sie es in 1 Sekunde erneut.',
      'Zu viele Anfragen. Versuchen Sie es in 30 Sekunden erneut.',
    ]);
  });

  it('speaks English with dates that cannot be mistaken where there are no words', async () => {
    const element = await opened('pt-BR');
    expect(shown(element)).to.contain('Message unopened');
    expect(shown(element)).to.contain(formatInstant('2027-01-31T09:30:00Z', 'en-001'));
    expect(element.lang, 'what a screen reader pronounces').to.equal('en');
  });

  it('leaves English where a language cannot be loaded, and tries again the next time', async () => {
    let attempts = 0;
    addLocale('da', () => {
      attempts += 1;
      return attempts === 1 ? Promise.reject(new Error('offline')) : Promise.resolve({ unopened: 'uåbnet' });
    });
    expect(shown(await label('da'))).to.equal('Message unopened');
    expect(shown(await label('da'))).to.equal('Message uåbnet');
  });

  it('lets a host add a language with the plural forms that it has', async () => {
    addLocale('pl', {
      '{0} study': '{0} badanie',
      '{0} studies': { few: '{0} badania', many: '{0} badań', other: '{0} badania' },
    });
    await speak('pl');
    expect([1, 2, 5, 22, 25].map(studiesText)).to.deep.equal([
      '1 badanie',
      '2 badania',
      '5 badań',
      '22 badania',
      '25 badań',
    ]);
    expect(recipientsText(2), 'what is lacking is English').to.equal('2 recipients');
  });

  it('lets a host replace messages by their English, at once, in a language or in a region of it', async () => {
    const element = await label('nl-BE');
    replaceMessages('nl', { Message: 'Boodschap' });
    await waitUntil(() => shown(element) === 'Boodschap ongeopend');
    replaceMessages('nl-BE', { unopened: 'nog dicht' });
    await waitUntil(() => shown(element) === 'Boodschap nog dicht');
    expect(shown(await label('nl-NL'))).to.equal('Boodschap ongeopend');
    replaceMessages('en', { Message: 'Note' });
    expect(shown(await label('en'))).to.equal('Note unopened');
    replaceMessages('en', { Message: 'Message' });
  });

  it('lets a host replace a message by its id', async () => {
    const { messages } = await import('../../src/localization/generated/locales/en.js');
    const [id] = Object.entries(messages).find(([, text]) => text === 'opened')!;
    replaceMessages('en', { [id]: 'seen' });
    const element = await label('en');
    element.opened = true;
    await waitUntil(() => shown(element) === 'Message seen');
  });

  it('reads what a host says as text, and keeps what is filled in apart from it', async () => {
    replaceMessages('en', { 'Message from {0}': '<b>{0}</b> & wrote' });
    const element = await opened('en');
    expect(shown(element)).to.contain('<b> Dr. Ina </b> & wrote');
    expect(element.shadowRoot!.querySelector('b')).to.equal(null);
    expect([...element.shadowRoot!.querySelectorAll('bdi')].map(textOf)).to.include('Dr. Ina');
  });

  it('says its language and direction where they are others than those around it', async () => {
    addLocale('ar', { Message: 'رسالة', unopened: 'غير مفتوحة' });
    document.documentElement.lang = 'en';
    const element = await label('ar');
    expect(shown(element)).to.equal('رسالة غير مفتوحة');
    expect([element.lang, element.dir, getComputedStyle(element).direction]).to.deep.equal(['ar', 'rtl', 'rtl']);
    element.locale = 'en';
    await element.updateComplete;
    expect([element.hasAttribute('lang'), element.hasAttribute('dir')]).to.deep.equal([false, false]);
  });

  it('lays all of a dialog out as the page around it, in a language that it lacks too', async () => {
    document.documentElement.lang = 'he';
    document.documentElement.dir = 'rtl';
    try {
      const dialog = await fixture<ShareDialog>(html`<share-dialog presentation="inline" open></share-dialog>`);
      const inside = () => dialog.shadowRoot?.querySelector<RecipientPicker>('recipient-picker')?.shadowRoot;
      await waitUntil(() => inside()?.querySelector('#field'), 'the recipient field is there');
      expect(getComputedStyle(inside()!.querySelector('#field')!).direction).to.equal('rtl');
    } finally {
      document.documentElement.removeAttribute('dir');
    }
  });

  it('leaves the attributes that the page has given', async () => {
    document.documentElement.lang = 'en';
    const element = await fixture<MessageLabel>(
      html`<message-label lang="fr" dir="ltr" message="Test" locale="it"></message-label>`,
    );
    expect([element.lang, element.dir, shown(element)]).to.deep.equal(['fr', 'ltr', 'Messaggio non aperto']);
  });

  it('throws at a language that is none', () => {
    expect(() => addLocale('not a language', {})).to.throw(RangeError);
    expect(() => replaceMessages('', {})).to.throw(RangeError);
  });
});
