import { msg, str } from '@lit/localize';
import { evaluate, isCalendarDate, isUnlimited, type EnteredValidity, type Policy } from '../../domain/index.js';
import { formatLongDate } from '../../localization/dates.js';
import { languageName } from '../../localization/intl-words.js';
import { accessText } from '../../localization/words.js';
import type { FieldContext } from './fields/field.js';

/** What the draft comes to by the policy of now, where that differs from before; what may not be is an issue instead. */
export function policyChangeTexts(before: Policy, { draft, policy, evaluation, locale }: FieldContext): string[] {
  const earlier = evaluate(draft, before).effective;
  const { access, validity, language } = evaluation.effective;
  const changes: string[] = [];
  if (access !== null && access !== earlier.access) {
    const name = accessText(access);
    changes.push(msg(str`Access is now: ${name}.`, { desc: 'What new rules change: an access' }));
  }
  if (JSON.stringify(validity) !== JSON.stringify(earlier.validity)) changes.push(...validityTexts(validity, locale));
  if (language !== undefined && language.language !== earlier.language?.language) {
    const name = languageName(language.language, locale);
    changes.push(msg(str`The message is now in ${name}.`, { desc: 'What new rules change: a language' }));
  }
  if (policy.consent?.text !== before.consent?.text && !draft.consent) {
    changes.push(
      msg('The words of the consent have changed: read them, and confirm again.', { desc: 'What new rules change' }),
    );
  }
  return changes;
}

function validityTexts(validity: EnteredValidity, locale: string): string[] {
  if (isUnlimited(validity) || !isCalendarDate(validity.until)) return [];
  const date = formatLongDate(validity.until, locale);
  return [msg(str`Access now lasts to the end of ${date}.`, { desc: 'What new rules change: a date' })];
}
