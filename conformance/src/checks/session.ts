import { CALLS, policySchema } from 'pacs-share/contract';
import { accessOffer, ACCESSES, compareDates, defaultUntil, latestUntil } from 'pacs-share/domain';

import { answerOf, must, refusalOf, type Check } from '../check.js';

/** The calendar date in a zone at an instant. */
function dateIn(timeZone: string, instant: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(instant);
}

export const SESSION_CHECKS: readonly Check[] = [
  {
    id: 'session/signed-in-only',
    says: 'nobody who is not signed in is answered: 401 to every call',
    async run({ endpoint }) {
      for (const { method, path, body, optional } of CALLS) {
        const address = path.replace(/\{kind\}/, 'user').replace(/\{\w+\}/g, 'unknown');
        const reply = await endpoint.send(
          method,
          path === '/shares' && method === 'GET' ? '/shares?study=1.2' : address,
          {
            as: 'nobody',
            ...(body && { body: {}, headers: { 'Idempotency-Key': 'nobody' } }),
          },
        );
        refusalOf(reply, 401, ...(optional ? [404, 405, 501] : []));
      }
    },
  },
  {
    id: 'policy/shape',
    says: 'GET /policy answers a policy',
    async run({ endpoint }) {
      answerOf(await endpoint.send('GET', '/policy'), policySchema);
    },
  },
  {
    id: 'policy/today',
    says: 'the policy’s today is the date in its time zone',
    async run(kit) {
      const before = new Date();
      const { today, timeZone } = await kit.readPolicy();
      let dates: string[];
      try {
        dates = [dateIn(timeZone, before), dateIn(timeZone, new Date())];
      } catch {
        must(false, 'timeZone is not an IANA name');
        return;
      }
      must(dates.includes(today), `today is not the date in ${timeZone}`);
    },
  },
  {
    id: 'policy/usable',
    says: 'the policy allows at least one share: kinds, access, language and validity that go together',
    async run(kit) {
      const policy = await kit.policy();
      const { kinds, maximum } = policy.recipients;
      must(kinds.length > 0 && maximum !== 0, 'no kind of recipient may be chosen');
      const offer = accessOffer(policy, []);
      must(
        ACCESSES.some((access) => offer[access] === null),
        'no access may be chosen',
      );
      must(policy.languages.length > 0, 'no language is offered');
      const latest = latestUntil(policy);
      must(latest === null || compareDates(latest, policy.today) >= 0, 'the longest validity has passed');
      must(compareDates(defaultUntil(policy), policy.today) >= 0, 'the default validity has passed');
      must(policy.reason.maximumLength > 0, 'no reason may be given');
    },
  },
];
