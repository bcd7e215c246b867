import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { StudyRecord } from '../../src/studies/study-source.js';
import { matchesWords, typedWords, wordsOfStudy } from '../../src/studies/study-text.js';

function study(name: string, others: Partial<StudyRecord> = {}): StudyRecord {
  return {
    studyInstanceUid: '1.2.3',
    patient: { name, id: 'AZV-100234' },
    description: "MR d'épaule gauche",
    date: '2026-01-02',
    modalities: ['MR'],
    accessionNumber: 'V0101209',
    hasReport: false,
    source: { id: 'here', name: 'Here' },
    ...others,
  };
}

function isFound(typed: string, by: StudyRecord): boolean {
  return matchesWords(wordsOfStudy(by), typedWords(typed));
}

const ZOE = study('Vanbedacht^Zoë');
const HANAKO = study('Kasou^Hanako=仮想^花子=かそう^はなこ');

describe('finding studies by text', () => {
  for (const [typed, by] of [
    ['zoe', ZOE],
    ['ZOË', ZOE],
    ['zoe\u0308 vanbe', ZOE],
    ['vanbedacht zoë', ZOE],
    ['ｚｏｅ', ZOE],
    ['azv-100234', ZOE],
    ['azv100234', ZOE],
    ['100234', ZOE],
    ['v010', ZOE],
    ['epaule', ZOE],
    ['d’épaule', ZOE],
    ['zoe gauche', ZOE],
    ['仮想', HANAKO],
    ['花子', HANAKO],
    ['仮想花子', HANAKO],
    ['はなこ', HANAKO],
    ['カソウ', study('Kasou^Hanako=仮想^花子=ｶｿｳ^ﾊﾅｺ')],
    ['hanako かそう', HANAKO],
    ['홍길동', study('Hong^Gildong=洪^吉洞=홍^길동')],
    ['سلمى', study('خيالي^سلمى')],
    ['mustermann', study('Müstermann^Jörg')],
    ['muestermann joerg', study('Müstermann^Jörg')],
    ['logn', study('Løgnhals^Åse')],
    ['loegnhals aase', study('Løgnhals^Åse')],
    ['strasse', study('Straße^X')],
    ['istanbul', study('İstanbul^X')],
    ["o'voor", study("O'Voorbeeld^Ann")],
    ['ovoor', study("O'Voorbeeld^Ann")],
    ['o’voorbeeld', study("O'Voorbeeld^Ann")],
    ['voorbeeld', study("O'Voorbeeld^Ann")],
    ['annemarie', study('Proef^Anne-Marie')],
    ['marie', study('Proef^Anne-Marie')],
    ['<b>ann', study('Proef^<b>Ann</b>')],
    ['', ZOE],
    ['   ', ZOE],
  ] as const) {
    it(`finds ${by.patient.name} by "${typed}"`, () => assert.ok(isFound(typed, by)));
  }

  for (const typed of ['bedacht', 'zoe knee', 'zo x', '***', '😀', '花子', 'zoezoe']) {
    it(`does not find ${ZOE.patient.name} by "${typed}"`, () => assert.equal(isFound(typed, ZOE), false));
  }
});
