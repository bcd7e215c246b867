import { equal } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { holdsName, withoutName } from 'pacs-share/domain';

const cases: [name: string, text: string, without: string, why: string][] = [
  ['Müller^Jörg', 'MR knee MULLER, jorg', 'MR knee …, …', 'case and accents do not hide it'],
  ['Yamada^Tarou=山田^太郎', '山田太郎胸部CT Yamada', '……胸部CT …', 'scripts without spaces'],
  ['Li^Bo', 'Liver, Bowel, Li', 'Liver, Bowel, Li', 'short names are not looked for'],
  ['Thor^Max', 'CT thorax', 'CT thorax', 'parts of words are not names'],
  ['', 'CT thorax', 'CT thorax', 'nobody'],
];

describe('A name in a text', () => {
  for (const [name, text, without, why] of cases) {
    it(why, () => {
      equal(withoutName(text, name), without);
      equal(holdsName(text, name), without !== text);
    });
  }
});
