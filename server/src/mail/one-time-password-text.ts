import { mailWords } from './words.js';

/** The text message with a one-time password: the code first, so that it is seen on a locked screen and nothing else. */
export function oneTimePasswordText(input: { language: string; code: string; minutes: number }): string {
  return mailWords(input.language).codeText(input.code, input.minutes);
}
