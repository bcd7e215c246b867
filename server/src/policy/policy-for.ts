import { eq } from 'drizzle-orm';
import type { Policy } from 'pacs-share/domain';

import type { Sender } from '../auth/caller.js';
import { rememberedChoices, type PolicyOverrides } from '../database/schema.js';
import type { ShareContext } from '../shares/share-context.js';
import { DEFAULT_POLICY, type PolicyTerms } from './default-policy.js';
import { dateIn } from './department-date.js';

/** Before a first share with a user: a mail, since nothing else would tell them; no password. */
const NOTHING_REMEMBERED = { twoFactor: false, sendMail: true };

/** The policy of the sender's department, as it is at this instant. */
export async function policyFor(
  { db, clock, sendsTexts }: Pick<ShareContext, 'db' | 'clock' | 'sendsTexts'>,
  sender: Sender,
): Promise<Policy> {
  const { id, displayName, language, role, department } = sender;
  const terms = policyTerms(department.policy);
  const [remembered] = await db
    .select({ twoFactor: rememberedChoices.twoFactor, sendMail: rememberedChoices.sendMail })
    .from(rememberedChoices)
    .where(eq(rememberedChoices.personId, id));
  return {
    contract: 1,
    sender: {
      id,
      displayName,
      language,
      department: { id: department.id, name: department.name },
      admin: role === 'admin',
    },
    timeZone: department.timeZone,
    today: dateIn(department.timeZone, clock()),
    ...terms,
    // A password that cannot be sent would lock everybody out.
    options: { ...terms.options, twoFactor: terms.options.twoFactor && sendsTexts },
    remembered: remembered ?? NOTHING_REMEMBERED,
  };
}

/** The default policy, less or more what a department sets: members of its objects one by one, lists as a whole. */
export function policyTerms(overrides: PolicyOverrides): PolicyTerms {
  const terms: Record<string, unknown> = { ...DEFAULT_POLICY };
  for (const [member, value] of Object.entries(overrides)) {
    const isObject = typeof value === 'object' && !Array.isArray(value);
    terms[member] = isObject ? { ...(terms[member] as object), ...value } : value;
  }
  return terms as unknown as PolicyTerms;
}
