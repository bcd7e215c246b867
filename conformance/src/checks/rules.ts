import { sharesSchema } from 'pacs-share/contract';
import { latestUntil } from 'pacs-share/domain';

import { answerOf, must, need, refusalOf, type Check } from '../check.js';
import { RULE_CASES, type RuleCase } from './rule-cases.js';

function refused({ rule, code, variant, pointer, besides = [], changes }: RuleCase): Check {
  return {
    id: `rules/${code}${variant === undefined ? '' : `/${variant}`}`,
    says: `rule ${rule}: what breaks it is refused with ${code} at ${pointer}`,
    async run(kit) {
      const reply = await kit.send(await kit.request(await changes(kit)));
      const { errors = [] } = refusalOf(reply, 422);
      const codes = [...new Set(errors.map((error) => error.code))];
      must(codes.includes(code), `${reply.call} was refused for ${codes.join(', ') || 'no reason that was told'}`);
      const others = codes.filter((other) => other !== code && !besides.some((allowed) => allowed === other));
      must(others.length === 0, `besides, ${others.join(', ')} was told`);
      const pointers = errors.map((error) => error.pointer);
      must(pointers.includes(pointer), `told at ${pointers.join(', ')}`);
    },
  };
}

export const RULE_CHECKS: readonly Check[] = [
  ...RULE_CASES.map(refused),
  {
    id: 'rules/all-at-once',
    says: 'everything that is wrong is told at once',
    async run(kit) {
      const reply = await kit.send(await kit.request({ studies: [], reason: '', consent: false }));
      const { errors = [] } = refusalOf(reply, 422);
      for (const code of ['studies-missing', 'reason-missing', 'consent-missing']) {
        must(
          errors.some((error) => error.code === code),
          `${code} is not told where several rules are broken`,
        );
      }
    },
  },
  {
    id: 'rules/consent-is-true',
    says: 'rule 9: only true is consent, not a text that says so',
    async run(kit) {
      refusalOf(await kit.send(await kit.request({ consent: 'true' })), 400, 422);
    },
  },
  {
    id: 'rules/access-is-known',
    says: 'an access that the contract has not is refused',
    async run(kit) {
      refusalOf(await kit.send(await kit.request({ access: 'everything' })), 400, 422);
    },
  },
  {
    id: 'rules/nothing-stored',
    says: 'a share that is refused leaves nothing behind',
    async run(kit) {
      const { studyInstanceUid } = await kit.study();
      const seen = async () =>
        answerOf(await kit.endpoint.send('GET', `/shares?study=${studyInstanceUid}`), sharesSchema).shares;
      const reason = `${kit.marker}: to be refused`;
      refusalOf(await kit.send(await kit.request({ reason, consent: false })), 422);
      refusalOf(await kit.send(await kit.request({ reason, validity: { until: '' } })), 422);
      must(!(await seen()).some((share) => share.reason === reason), 'a share that was refused is there');
    },
  },
  {
    id: 'rules/last-day',
    says: 'rule 8: a share may last until today, and until the last day that the policy allows',
    async run(kit) {
      const policy = await kit.policy();
      const latest = latestUntil(policy);
      for (const until of latest === null ? [policy.today] : [policy.today, latest]) {
        const { validity } = await kit.share({ validity: { until } });
        must('until' in validity && validity.until === until, 'a share lasts until another day than asked for');
        must(validity.timeZone === policy.timeZone, 'a share’s last day is of another time zone than the policy’s');
      }
    },
  },
  {
    id: 'rules/unlimited',
    says: 'rule 8: a share without end has none',
    async run(kit) {
      need((await kit.policy()).validity.unlimited, 'the policy does not offer it');
      const { validity } = await kit.share({ validity: { unlimited: true } });
      must('unlimited' in validity, 'a share without end has one');
    },
  },
  {
    id: 'rules/length-in-characters',
    says: 'rules 6, 12: texts as long as the policy allows are taken, counted in characters, and come back unchanged',
    async run(kit) {
      const { message, reason } = await kit.policy();
      need(message.maximumLength <= 10_000 && reason.maximumLength <= 10_000, 'the policy’s limits are too large');
      const long = `${kit.marker}\n${'\u{1fac0}'.repeat(Math.max(0, message.maximumLength - kit.marker.length - 1))}`;
      const share = await kit.share({ message: long, reason: '\u{1fac0}'.repeat(reason.maximumLength) });
      must(share.message === long, 'a message comes back changed');
    },
  },
];
