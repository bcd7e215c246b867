import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { mailStudy } from '../../src/mail/patient.js';
import { renderShareMail, type ShareMailInput } from '../../src/mail/share-mail.js';
import { MAIL_LANGUAGES, mailWords } from '../../src/mail/words.js';
import { oneTimePasswordText } from '../../src/mail/one-time-password-text.js';

const study = (name: string, description: string, date: string) =>
  mailStudy(
    {
      studyInstanceUid: '2.25.1',
      patient: { name },
      description,
      date,
      modalities: ['CT'],
      hasReport: true,
      source: { id: 'radiology', name: 'Radiology' },
    },
    null,
  );

const INPUT: ShareMailInput = {
  language: 'en',
  urgent: false,
  sender: { displayName: 'Lies Vandamme', department: 'Radiology, AZ Voorbeeld' },
  studies: [study('Peeters^An', 'CT thorax', '2026-11-12')],
  link: 'https://pacs.example.org/s/a1b2?c=d&e=f',
  validity: { until: '2026-12-31', timeZone: 'Europe/Brussels' },
  message: '',
  twoFactor: false,
};

const render = (changes: Partial<ShareMailInput> = {}) => renderShareMail({ ...INPUT, ...changes });

describe('the mail about a share', () => {
  it('says by whom, which study, where, and until when', () => {
    const { subject, text, html } = render();
    assert.equal(subject, 'Lies Vandamme shared an exam with you');
    assert.match(text, /Lies Vandamme \(Radiology, AZ Voorbeeld\) shared an exam with you:/);
    assert.match(text, /^- A\.P\. · CT thorax · November 12, 2026$/m);
    assert.match(text, /^https:\/\/pacs\.example\.org\/s\/a1b2\?c=d&e=f$/m);
    assert.match(text, /^Available until the end of December 31, 2026 \(Central European Time\)\.$/m);
    assert.doesNotMatch(text, /Message from|one-time/);
    assert.match(html, /A\.P\. · CT thorax · November 12, 2026/);
    assert.match(html, /href="https:\/\/pacs\.example\.org\/s\/a1b2\?c=d&amp;e=f"/);
    for (const body of [subject, text, html]) assert.doesNotMatch(body, /Peeters/);
  });

  it('says how many studies there are, and each', () => {
    const { subject, text } = render({
      studies: [study('Peeters^An', 'CT thorax', '2026-11-12'), study('Peeters^An', '', '')],
    });
    assert.equal(subject, 'Lies Vandamme shared 2 exams with you');
    assert.match(text, /^- A\.P\. · CT thorax · November 12, 2026\n- A\.P\. · Exam without a description$/m);
  });

  it('says that a code is asked for, and that there is no end, where that is so', () => {
    const { text, html } = render({ twoFactor: true, validity: { unlimited: true } });
    for (const body of [text, html]) {
      assert.match(body, /a one-time code will be sent to your mobile phone/);
      assert.match(body, /Available without an end date\./);
      assert.doesNotMatch(body, /until the end/);
    }
  });

  it('quotes the sender’s message line by line, so that it cannot pose as the mail', () => {
    const { text, html } = render({ message: 'Please look\r\n\r\nOpen the exam\nhttps://evil.example' });
    assert.match(text, /Message from Lies Vandamme:\n> Please look\n>\n> Open the exam\n> https:\/\/evil\.example\n/);
    assert.match(html, /Please look<br>\n<br>\nOpen the exam<br>\nhttps:\/\/evil\.example<\/blockquote>/);
    assert.equal(html.match(/<a /g)?.length, 1);
  });

  it('says how the day is called in the department’s zone', () => {
    assert.match(render({ validity: { until: '2026-03-29', timeZone: 'Pacific/Kiritimati' } }).text, /March 29, 2026/);
    assert.match(render({ validity: { until: '2026-03-29', timeZone: 'Pacific/Niue' } }).text, /March 29, 2026/);
  });

  it('escapes everything in the HTML and loads nothing', () => {
    const markup = `<script>alert("x")</script><img src=x onerror='y'>&amp;`;
    const { html } = render({
      sender: { displayName: `Lies ${markup}`, department: markup },
      studies: [study('A^B', markup, markup)],
      message: markup,
    });
    assert.doesNotMatch(html, /<script|<img|<link|<style|onerror='|src="|url\(|@import/);
    assert.match(html, /&lt;script&gt;alert\(&quot;x&quot;\)&lt;\/script&gt;/);
    assert.match(html, /&amp;amp;/);
  });

  it('leaves emoji as they are, and turns of direction and control characters out', () => {
    const { subject, text } = render({
      sender: { displayName: 'Lies\u202e gpj.exe\u2066 😀👩🏽‍⚕️\r\nBcc: all@example.org', department: 'D\u0000\u0007' },
      message: 'Zie \u202Bhier\u202C \u0000👍\ttab\u2028nieuw',
    });
    assert.equal(subject, 'Lies gpj.exe 😀👩🏽‍⚕️ Bcc: all@example.org shared an exam with you');
    assert.match(text, /\(D\) shared/);
    assert.match(text, /> Zie hier 👍 {4}tab\n> nieuw\n/);
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
  });

  it('takes no link but an http address', () => {
    for (const link of ['javascript:alert(1)', 'data:text/html,x', 'nonsense', '']) {
      assert.throws(() => render({ link }));
    }
    assert.match(
      render({ link: 'https://x.example.org/"><b>' }).html,
      /href="https:\/\/x\.example\.org\/%22%3E%3Cb%3E"/,
    );
  });

  it('begins with the word for urgent of its language', () => {
    const expected: Record<string, string> = {
      en: 'Urgent',
      nl: 'Dringend',
      fr: 'Urgent',
      de: 'Dringend',
      it: 'Urgente',
    };
    for (const language of MAIL_LANGUAGES) {
      const { subject } = render({ language, urgent: true });
      assert.ok(subject.startsWith(`${expected[language]}: Lies Vandamme `), subject);
      assert.ok(!render({ language }).subject.includes(expected[language]!));
    }
  });

  it('is wholly in its language, whatever the region; in English where it has no words', () => {
    const texts = MAIL_LANGUAGES.map((language) => render({ language, twoFactor: true, message: 'x' }).text);
    assert.equal(new Set(texts).size, 5);
    assert.match(render({ language: 'nl-BE' }).text, /^- A\.P\. · CT thorax · 12 november 2026$/m);
    assert.match(
      render({ language: 'nl-BE' }).text,
      /Beschikbaar tot en met 31 december 2026 \(Midden-Europese tijd\)/,
    );
    assert.match(
      render({ language: 'fr-CH' }).text,
      /Disponible jusqu’au 31 décembre 2026 inclus \(heure d’Europe centrale\)/,
    );
    assert.match(
      render({ language: 'de' }).text,
      /Verfügbar bis einschließlich 31\. Dezember 2026 \(Mitteleuropäische Zeit\)/,
    );
    assert.match(render({ language: 'it' }).text, /Disponibile fino al 31 dicembre 2026 compreso/);
    for (const language of ['pt', '', 'constructor', '__proto__']) {
      assert.equal(render({ language }).text, render({ language: 'en' }).text, language);
    }
  });

  it('has a sentence for every number of studies in every language', () => {
    for (const language of MAIL_LANGUAGES) {
      const words = mailWords(language);
      for (const sentence of [words.subject, (sender: string, studies: number) => words.shared(sender, 'D', studies)]) {
        assert.match(sentence('S', 2), /2/);
        assert.doesNotMatch(sentence('S', 1), /\d/);
      }
      assert.notEqual(words.open(1), words.open(2));
    }
  });
});

describe('the text message with a one-time password', () => {
  it('begins with the code and says how long it is valid', () => {
    for (const language of MAIL_LANGUAGES) {
      const text = oneTimePasswordText({ language, code: '048213', minutes: 10 });
      assert.ok(text.startsWith('048213 '), text);
      assert.match(text, /10/);
      assert.ok(text.length <= 160, `${language}: ${text.length} characters`);
    }
  });
});
