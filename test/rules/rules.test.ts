import { BASE, DERIVATIONS, RULES } from './all-vectors.js';
import { groups } from './run-vectors.js';

for (const { title, cases } of groups(BASE, RULES, DERIVATIONS)) {
  describe(title, () => {
    for (const { name, run } of cases) it(name, run);
  });
}
