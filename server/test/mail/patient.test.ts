import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Study } from 'pacs-share/domain';

import { mailStudy, patientInitials } from '../../src/mail/patient.js';

const CASES: readonly [name: string, initials: string, why: string][] = [
  ['Peeters^An', 'A.P.', 'given name first'],
  ['Peeters^An^Maria^Dr^MD', 'A.M.P.', 'middle name, but no prefix or suffix'],
  ['Van der Auwera^Jean-Pierre', 'J.V.', 'one letter a component'],
  ["van 't Hof^Jeroen", 'J.V.', 'capitals'],
  ["'t Hooft^Gerard", 'G.T.', 'the first letter, not the apostrophe'],
  ['Öztürk^Şeyma', 'Ş.Ö.', 'diacritics stay'],
  ['E\u0301mile^Zoe\u0308', 'Z.É.', 'composed and decomposed letters alike'],
  ['ßmann^ǆemal', 'Ǆ.S.', 'one letter, even where its capital is two'],
  ['Παπαδοπούλου^Αθηνά', 'Α.Π.', 'Greek'],
  ['Yamada^Tarou=山田^太郎=やまだ^たろう', 'T.Y.', 'the alphabetic group first'],
  ['=山田^太郎=やまだ^たろう', '太.山.', 'the ideographic group where there is no other'],
  ['^=^=やまだ^たろう', 'た.や.', 'empty components are no group'],
  ['王^小東', '小.*.', 'an ideograph that is the whole name is not shown'],
  ['金^민', '*.*.', 'nor a syllable'],
  ['Peeters', 'P.', 'no given name'],
  ['^An', 'A.', 'no family name'],
  ['P^A', 'A.P.', 'initials already'],
  ['Anonymous^482913', '4.A.', 'a number for a name'],
  ['', '', 'no name'],
  ['^^^^', '', 'nothing but separators'],
  ['***^--', '', 'nothing but signs'],
  ['😀^An', 'A.', 'emoji are no letters'],
  ['\u202ePeeters^An', 'A.P.', 'turns of direction are no letters'],
];

describe('patient initials', () => {
  for (const [name, initials, why] of CASES) {
    it(`of ${JSON.stringify(name)} are ${JSON.stringify(initials)}: ${why}`, () => {
      assert.equal(patientInitials(name), initials);
    });
  }
});

const study = (name: string, description: string): Study => ({
  studyInstanceUid: '2.25.1',
  patient: { name },
  description,
  date: '2026-11-12',
  modalities: ['CT'],
  hasReport: true,
  source: { id: 'radiology', name: 'Radiology' },
});

describe('what a mail says of a study', () => {
  it('is initials, description and date', () => {
    assert.deepEqual(mailStudy(study('Peeters^An', 'CT thorax'), null), {
      patient: 'A.P.',
      description: 'CT thorax',
      date: '2026-11-12',
    });
  });

  it('is Anonymous and the number instead, when it is anonymized', () => {
    assert.equal(mailStudy(study('Peeters^An', 'CT thorax'), 482913).patient, 'Anonymous 482913');
  });

  it('leaves the name out of the description, however it is written there', () => {
    const descriptionOf = (name: string, text: string) => mailStudy(study(name, text), null).description;
    assert.equal(descriptionOf('Müller^Jörg', 'MR knee MULLER, jorg'), 'MR knee …, …');
    assert.equal(descriptionOf('Yamada^Tarou=山田^太郎', '山田太郎胸部CT Yamada'), '……胸部CT …');
    assert.equal(descriptionOf('Li^Bo', 'Liver, Bowel'), 'Liver, Bowel', 'short names are not looked for');
    assert.equal(descriptionOf('Thor^Max', 'CT thorax'), 'CT thorax', 'parts of words are not names');
  });

  it('is one line', () => {
    assert.equal(mailStudy(study('A^B', 'CT\r\nBcc: x\u0000\u202e'), null).description, 'CT Bcc: x');
  });
});
