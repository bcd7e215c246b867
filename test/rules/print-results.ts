// Prints what all vectors come to, for a run in another time zone to be compared with.
import { BASE, DERIVATIONS, RULES } from './all-vectors.js';
import { results } from './run-vectors.js';

console.log(
  JSON.stringify({
    winterOffset: new Date(2027, 0, 31).getTimezoneOffset(),
    results: results(BASE, RULES, DERIVATIONS),
  }),
);
