import { domainToASCII, domainToUnicode } from 'node:url';

/** The domain of an address as the domain name system writes it: ASCII, lower case. */
export function domainOf(address: string): string {
  const domain = address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
  return domainToASCII(domain) || domain;
}

const SCRIPTS = [
  ['Latin', /\p{Script=Latin}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
  ['Georgian', /\p{Script=Georgian}/u],
] as const;

/** Whether a label of a domain has letters of several alphabets, written out or as punycode. */
export function mixesScripts(domain: string): boolean {
  return readable(domain)
    .split('.')
    .some((label) => SCRIPTS.filter(([, letters]) => letters.test(label)).length > 1);
}

/** In shorter domains one letter more or less is no sign of anything. */
const SHORTEST_ALIKE = 8;

/** Whether a domain reads like one of those known without being it: letters that look the same, or one slip. */
export function looksLikeKnown(domain: string, known: Iterable<string>): boolean {
  const shown = readable(domain);
  const skeleton = skeletonOf(shown);
  let isAlike = false;
  for (const other of known) {
    const otherShown = readable(other);
    if (otherShown === shown) return false;
    if (skeletonOf(otherShown) === skeleton) isAlike = true;
    if (Math.min(shown.length, otherShown.length) >= SHORTEST_ALIKE && isOneSlip(shown, otherShown)) isAlike = true;
  }
  return isAlike;
}

function readable(domain: string): string {
  const lower = domain.toLowerCase();
  return /[^\p{ASCII}]|xn--/u.test(lower) ? domainToUnicode(lower) || lower : lower;
}

/** What a letter looks like in Latin (after the confusables of UTS 39, those of domains). */
const LOOKS: Readonly<Record<string, string>> = {
  ...letters('авсԁеһіјӏкмпорԛѕтухԝѵ', 'abcdehljlkmnopqstyxwv'),
  ...letters('αβγεηικνορτυχω', 'abyenlkvoptuxw'),
  ...letters('ıɩȷɑɡơßł', 'lljagobl'),
  ...letters('01358i', 'olessl'),
};

function letters(from: string, to: string): Record<string, string> {
  return Object.fromEntries([...from].map((letter, index) => [letter, to[index] ?? letter]));
}

function skeletonOf(domain: string): string {
  return [...domain.normalize('NFKD').replace(/\p{M}/gu, '')]
    .map((letter) => LOOKS[letter] ?? letter)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('-', '');
}

/** Whether one letter was left out, added, replaced or swapped with the next. */
function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const rest = (text: string, skipped: number) => text.slice(start + skipped);
  return (
    rest(one, 1) === rest(other, 1) ||
    rest(one, 1) === rest(other, 0) ||
    rest(one, 0) === rest(other, 1) ||
    (rest(one, 2) === rest(other, 2) && one[start] === other[start + 1] && one[start + 1] === other[start])
  );
}
