import { addLocale, type Message } from 'pacs-share/elements';
import { messages as english } from '../src/localization/generated/locales/en.js';

/** Languages that nobody speaks, to see what a translation would break. Made from the English; not in the package. */
export const PSEUDO_LOCALES = {
  /** Longer by half, with accents, in brackets: what is cut off or put together from pieces shows. */
  long: 'en-XA',
  /** Every word written from right to left. */
  mirrored: 'ar-XB',
} as const;

const PLAIN = 'AaCcEeIiNnOoSsUuYyZz';
const ACCENTED = 'ÅåÇçÉéÎîÑñÖöŠšÛûÝýŽž';

/** Words as long as German ones, and more of them. */
function longer(text: string): string {
  const words = text.replaceAll(/\{\d+\}|[A-Za-z]/g, (sign) => {
    const accented = ACCENTED[PLAIN.indexOf(sign)] ?? sign;
    return /[aeiou]/.test(sign) && sign.length === 1 ? accented.repeat(2) : accented;
  });
  const filler = 'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore ';
  return `[${words} ${filler
    .repeat(3)
    .slice(0, Math.ceil(text.length / 4))
    .trim()}]`;
}

function mirrored(text: string): string {
  // Right-to-left override around each word; what is filled in stays as it is.
  return text.replaceAll(/\{\d+\}|[^\s{}]+/g, (word) => (word.startsWith('{') ? word : `\u202e${word}\u202c`));
}

function made(from: (text: string) => string): Record<string, Message> {
  return Object.fromEntries(Object.entries(english).map(([id, text]) => [id, from(text)]));
}

export function addPseudoLocales(): void {
  addLocale(PSEUDO_LOCALES.long, made(longer));
  addLocale(PSEUDO_LOCALES.mirrored, made(mirrored));
}
