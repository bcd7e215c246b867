import { mailAnswerSchema, shareSchema, unlockAnswerSchema } from 'pacs-share/contract';
import { addDuration, latestUntil } from 'pacs-share/domain';

import { answerOf, must, mustBe, need, refusalOf, type Check } from '../check.js';
import { path } from '../endpoint.js';
import { chosen, type Kit } from '../kit.js';
import { dayBefore } from './rule-cases.js';

const patch = ({ endpoint }: Kit, id: string, body: unknown) => endpoint.send('PATCH', path('shares', id), { body });

/** A share with somebody new alone, to whom mails may go: the address leads nowhere. */
async function mailed(kit: Kit) {
  need((await kit.policy()).options.sendMail, 'the policy sends no mails');
  return kit.share({ recipients: [{ ...(await kit.newcomer()), sendMail: true }] });
}

export const CHANGING_CHECKS: readonly Check[] = [
  {
    id: 'validity/changed',
    says: 'PATCH shortens a share to today and extends it to the last day that the policy allows',
    async run(kit) {
      const [policy, share] = [await kit.policy(), await kit.share()];
      const latest = latestUntil(policy) ?? addDuration(policy.today, 'P1Y');
      for (const until of [policy.today, latest]) {
        const changed = answerOf(await patch(kit, share.id, { validity: { until } }), shareSchema);
        must('until' in changed.validity && changed.validity.until === until, 'the validity is another than asked for');
        const { validity } = await kit.read(share.id);
        must('until' in validity && validity.until === until, 'the change is answered and not kept');
      }
    },
  },
  {
    id: 'validity/within-policy',
    says: 'PATCH refuses a validity in the past, beyond the policy’s maximum, or none',
    async run(kit) {
      const [policy, share] = [await kit.policy(), await kit.share()];
      const latest = latestUntil(policy);
      const cases: [string, object][] = [
        ['validity-past', { until: dayBefore(policy.today) }],
        ['validity-invalid', { until: '2096-02-31' }],
        ['validity-missing', { until: '' }],
        ...(latest === null ? [] : ([['validity-beyond-maximum', { until: addDuration(latest, 'P1D') }]] as const)),
        ...(policy.validity.unlimited ? [] : ([['unlimited-off', { unlimited: true }]] as const)),
      ].map(([code, validity]) => [code as string, validity as object]);
      for (const [code, validity] of cases) {
        const { errors } = refusalOf(await patch(kit, share.id, { validity }), 422);
        must(
          errors?.some((error) => error.code === code),
          `PATCH does not tell ${code}`,
        );
      }
      const { validity } = await kit.read(share.id);
      must(JSON.stringify(validity) === JSON.stringify(share.validity), 'a change that was refused is kept');
    },
  },
  {
    id: 'validity/malformed',
    says: 'PATCH without a validity is malformed',
    async run(kit) {
      const { id } = await kit.share();
      refusalOf(await patch(kit, id, { validity: 7 }), 400, 422);
    },
  },
  {
    id: 'withdraw/share',
    says: 'DELETE withdraws a share, which is over for everybody and cannot be changed any more',
    async run(kit) {
      const share = await kit.share();
      mustBe(await kit.endpoint.send('DELETE', path('shares', share.id)), 204);
      const { withdrawn, recipients } = await kit.read(share.id);
      must(withdrawn, 'a share that was withdrawn does not say so');
      must(
        recipients.every((recipient) => recipient.withdrawn),
        'a recipient of a withdrawn share does not say so',
      );
      must(
        recipients.every(({ link }) => link === undefined),
        'a withdrawn share still gives links',
      );
      const { today } = await kit.policy();
      refusalOf(await patch(kit, share.id, { validity: { until: today } }), 404, 409, 422);
    },
  },
  {
    id: 'withdraw/recipient',
    says: 'DELETE withdraws a share from one recipient, and the others keep it',
    async run(kit) {
      const share = await kit.share({ recipients: [chosen(await kit.recipient()), await kit.another()] });
      const [first, second] = share.recipients;
      mustBe(await kit.endpoint.send('DELETE', path('shares', share.id, 'recipients', first?.rid ?? '')), 204);
      const seen = await kit.read(share.id);
      const isWithdrawn = (rid?: string) => seen.recipients.find((recipient) => recipient.rid === rid)?.withdrawn;
      must(isWithdrawn(first?.rid) === true, 'a recipient it was withdrawn from does not say so');
      must(isWithdrawn(second?.rid) === false && !seen.withdrawn, 'it was withdrawn from others as well');
    },
  },
  {
    id: 'mail/again',
    says: 'a mail is sent when asked for, and again: 202 and its state',
    async run(kit) {
      const share = await mailed(kit);
      const [recipient] = share.recipients;
      must(
        recipient && ['queued', 'sent', 'failed'].includes(recipient.mail),
        `a mail asked for is ${recipient?.mail}`,
      );
      const address = path('shares', share.id, 'recipients', recipient.rid, 'mail');
      const { mail } = answerOf(await kit.endpoint.send('POST', address), mailAnswerSchema, 202);
      must(['queued', 'sent', 'failed'].includes(mail), `a mail asked for again is ${mail}`);
      refusalOf(await kit.endpoint.send('POST', path('shares', share.id, 'recipients', 'unknown', 'mail')), 404);
    },
  },
  {
    id: 'mail/not-after-withdrawal',
    says: 'nothing is mailed once a share was withdrawn',
    async run(kit) {
      const share = await mailed(kit);
      mustBe(await kit.endpoint.send('DELETE', path('shares', share.id)), 204);
      const address = path('shares', share.id, 'recipients', share.recipients[0]?.rid ?? '', 'mail');
      refusalOf(await kit.endpoint.send('POST', address), 404, 409, 422);
    },
  },
  {
    id: 'unlock/not-by-senders',
    says: 'rule 17: a sender who is no admin cannot unlock',
    async run(kit) {
      need(!(await kit.policy()).sender.admin, 'the sender is an admin');
      const share = await kit.share();
      const address = path('shares', share.id, 'recipients', share.recipients[0]?.rid ?? '', 'unlock');
      refusalOf(await kit.endpoint.send('POST', address), 403, 404);
    },
  },
  {
    id: 'unlock/by-admins',
    says: 'rule 17: an admin of the department, or the service desk, can; an unknown recipient is not found',
    async run(kit) {
      need(kit.endpoint.has('admin'), 'needs --admin-token or --admin-cookie');
      const share = await kit.share();
      const at = (rid: string) =>
        kit.endpoint.send('POST', path('shares', share.id, 'recipients', rid, 'unlock'), { as: 'admin' });
      const { locked } = answerOf(await at(share.recipients[0]?.rid ?? ''), unlockAnswerSchema);
      must(!locked, 'unlocked, and still locked');
      refusalOf(await at('unknown'), 404);
    },
  },
];
