import { randomUUID } from 'node:crypto';

import { shareSchema, sharesSchema } from 'pacs-share/contract';
import { ACCESSES, isReportAccessible, recipientKey, type Share, type ShareRequest } from 'pacs-share/domain';

import { answerOf, must, mustBe, need, refusalOf, type Check } from '../check.js';
import { path } from '../endpoint.js';
import { chosen, type Kit } from '../kit.js';

/** Whether a share is what was asked for. */
function mustBeAsked(share: Share, request: ShareRequest): void {
  const isSame = (name: string, is: unknown, asked: unknown) =>
    must(JSON.stringify(is) === JSON.stringify(asked), `${name} is another than asked for`);
  isSame('access', share.access, request.access);
  isSame('language', share.language, request.language);
  isSame(
    'label',
    share.label && [share.label.id, share.label.scope],
    request.label && [request.label.id, request.label.scope],
  );
  isSame('message', share.message, request.message);
  for (const option of ['urgent', 'anonymize', 'furtherSharing'] as const)
    isSame(option, share[option], request[option]);
  isSame(
    'studies',
    share.studies.map(({ studyInstanceUid }) => studyInstanceUid),
    request.studies,
  );
  isSame('reportAccessible', share.reportAccessible, isReportAccessible(request.access, request.anonymize));
  isSame('withdrawn', share.withdrawn, false);
  const until = (validity: object) => ('until' in validity ? validity.until : 'unlimited');
  isSame('validity', until(share.validity), until(request.validity));
  must(share.recipients.length === request.recipients.length, 'there are more or fewer recipients than asked for');
  share.recipients.forEach((recipient, index) => {
    const asked = request.recipients[index];
    must(asked !== undefined && recipient.kind === asked.kind, 'a recipient is of another kind than asked for');
    if (asked.kind !== 'new')
      must(recipientKey(recipient) === recipientKey(asked), 'a recipient is another than asked for');
    isSame('twoFactor', recipient.twoFactor, asked.twoFactor);
  });
}

async function sharesOfStudy(kit: Kit, uid: string) {
  return answerOf(await kit.endpoint.send('GET', `/shares?study=${uid}`), sharesSchema).shares;
}

/** A share without what may go on by itself. */
const still = ({ recipients, ...share }: Share) =>
  JSON.stringify({ ...share, recipients: recipients.map(({ mail: _mail, openedAt: _openedAt, ...rest }) => rest) });

export const SHARING_CHECKS: readonly Check[] = [
  {
    id: 'share/as-asked',
    says: 'POST /shares answers 201 and the share as it was asked for, by the sender, to each recipient',
    async run(kit) {
      const [policy, request] = [await kit.policy(), await kit.request()];
      const share = answerOf(await kit.send(request), shareSchema, 201);
      mustBeAsked(share, request);
      must(share.sharedBy.id === policy.sender.id, 'sharedBy is another than the policy’s sender');
      must(share.sharedBy.department.id === policy.sender.department.id, 'sharedBy is of another department');
      must(share.reason === request.reason, 'the sender’s side does not see the reason as it was given');
      must(Math.abs(Date.parse(share.sharedAt) - Date.now()) < 15 * 60_000, 'sharedAt is not now');
      const [recipient] = share.recipients;
      must(recipient?.outcome === 'failed' || recipient?.openedAt === null, 'it is opened already');
      must(
        recipient?.mail === 'not-requested' || recipient?.mail === 'no-address',
        'a mail was not asked for, and is sent',
      );
      must(recipient?.outcome === 'failed' || recipient?.problem === undefined, 'a recipient reached has a problem');
    },
  },
  {
    id: 'share/each-access',
    says: 'rule 4: each access that the policy allows the recipient is given as asked for, no wider',
    async run(kit) {
      const [{ access }, recipient] = [await kit.policy(), await kit.recipient()];
      const allowed = ACCESSES.filter((each) => access[recipient.kind].includes(each));
      for (const each of allowed) {
        if (each === 'images' && recipient.kind === 'user') continue;
        const request = await kit.request({ access: each });
        mustBeAsked(answerOf(await kit.send(request), shareSchema, 201), request);
      }
    },
  },
  {
    id: 'share/options',
    says: 'rules 10 to 12: label, urgent, further sharing and message are kept as chosen',
    async run(kit) {
      const { options, labels } = await kit.policy();
      const [label] = labels;
      const request = await kit.request({
        urgent: options.urgent,
        furtherSharing: options.furtherSharing,
        label: label ? { id: label.id, scope: label.scopes[0] } : null,
        message: `${kit.marker}\nsecond line, <b>“quoted”</b> \u{1fac0}`,
      });
      mustBeAsked(answerOf(await kit.send(request), shareSchema, 201), request);
    },
  },
  {
    id: 'share/anonymized',
    says: 'rule 5: an anonymized share has no report, and the access stays as chosen',
    async run(kit) {
      need((await kit.policy()).options.anonymize, 'the policy does not offer it');
      const request = await kit.request({ anonymize: true });
      const share = answerOf(await kit.send(request), shareSchema, 201);
      must(!share.reportAccessible, 'the report of an anonymized study is accessible');
      mustBeAsked(share, request);
    },
  },
  {
    id: 'share/new-recipient',
    says: 'somebody new can be shared with, under the name given',
    async run(kit) {
      const request = await kit.request({ recipients: [await kit.newcomer()] });
      const share = answerOf(await kit.send(request), shareSchema, 201);
      mustBeAsked(share, request);
      must(share.recipients[0]?.displayName.includes('Check'), 'somebody new is shown by another name');
    },
  },
  {
    id: 'share/several',
    says: 'several recipients each have their own id, outcome and link',
    async run(kit) {
      const request = await kit.request({ recipients: [chosen(await kit.recipient()), await kit.another()] });
      const share = answerOf(await kit.send(request), shareSchema, 201);
      mustBeAsked(share, request);
      must(new Set(share.recipients.map(({ rid }) => rid)).size === 2, 'two recipients have one id');
      const links = share.recipients.flatMap(({ link }) => link ?? []);
      must(new Set(links).size === links.length, 'two recipients have one link');
    },
  },
  {
    id: 'share/read-again',
    says: 'GET /shares/{id} and GET /shares?study= answer what was shared',
    async run(kit) {
      const share = await kit.share();
      must(still(await kit.read(share.id)) === still(share), 'GET /shares/{id} answers something else');
      const uid = share.studies[0]?.studyInstanceUid ?? '';
      const listed = await sharesOfStudy(kit, uid);
      must(
        listed.some(({ id }) => id === share.id),
        'GET /shares?study= leaves it out',
      );
      must(
        listed.every(({ studies }) => studies.some(({ studyInstanceUid }) => studyInstanceUid === uid)),
        'GET /shares?study= lists shares of other studies',
      );
      must((await sharesOfStudy(kit, '1.2.3.4.5.6.7.8.9')).length === 0, 'a study that there is not has shares');
    },
  },
  {
    id: 'share/unknown-study',
    says: 'a study that there is not is not found',
    async run(kit) {
      const reply = await kit.send(await kit.request({ studies: ['1.2.3.4.5.6.7.8.9'] }));
      refusalOf(reply, 404, 422);
    },
  },
  {
    id: 'idempotency/same',
    says: 'the same key and body again: 200 and the same share, whatever the order of members',
    async run(kit) {
      const [request, key] = [await kit.request(), randomUUID()];
      const first = answerOf(await kit.send(request, key), shareSchema, 201);
      const reordered = Object.fromEntries(Object.entries(request).reverse());
      for (const body of [request, reordered]) {
        const again = answerOf(await kit.send(body, key), shareSchema, 200);
        must(again.id === first.id, 'the same key made another share');
        must(still(again) === still(first), 'the same key answers the share otherwise');
      }
    },
  },
  {
    id: 'idempotency/other-body',
    says: 'the same key with another body: 422 idempotency-key-reused',
    async run(kit) {
      const [request, key] = [await kit.request(), randomUUID()];
      answerOf(await kit.send(request, key), shareSchema, 201);
      const { code } = refusalOf(await kit.send({ ...request, reason: `${kit.marker}: another` }, key), 422);
      must(code === 'idempotency-key-reused', `refused as ${code}`);
    },
  },
  {
    id: 'idempotency/at-once',
    says: 'the same request five times at once makes one share',
    async run(kit) {
      const [request, key] = [await kit.request(), randomUUID()];
      const replies = await Promise.all([1, 2, 3, 4, 5].map(() => kit.send(request, key)));
      // Whoever comes while the first is under way may be told to come again.
      const shares = replies.flatMap((reply) => {
        if (reply.status === 409 || reply.status === 503) return [];
        return [answerOf(reply, shareSchema, 200, 201)];
      });
      must(new Set(shares.map(({ id }) => id)).size === 1, 'one key made several shares');
      must(replies.filter(({ status }) => status === 201).length === 1, '201 was not answered exactly once');
    },
  },
  {
    id: 'idempotency/key-needed',
    says: 'without a key nothing is shared: 400',
    async run(kit) {
      const reply = await kit.endpoint.send('POST', '/shares', { body: await kit.request() });
      const id = (reply.json as { id?: string } | undefined)?.id;
      if (reply.status < 300 && id !== undefined) kit.made.add(id);
      refusalOf(reply, 400);
    },
  },
  {
    id: 'remembered/users',
    says: 'rule 13: the choices of the last share with a user are the next defaults; other kinds leave them alone',
    async run(kit) {
      const { options, remembered: before } = await kit.policy();
      const user = await kit.recipientWith(({ kind }) => kind === 'user', 'needs a user');
      const twoFactor = options.twoFactor && user.reach.mobile;
      need(twoFactor || before.sendMail, 'needs a user with a mobile, and two-factor');
      for (const choice of twoFactor ? [true, false] : [false]) {
        await kit.share({ recipients: [chosen(user, { twoFactor: choice })] });
        const { remembered } = await kit.readPolicy();
        must(remembered.twoFactor === choice && !remembered.sendMail, 'the choices are not remembered');
      }
      const mobile = '+32470000000';
      const newcomer = await kit.newcomer({ mobile }).catch(() => undefined);
      if (!newcomer || !options.twoFactor) return;
      await kit.share({ recipients: [{ ...newcomer, twoFactor: true }] });
      must(!(await kit.readPolicy()).remembered.twoFactor, 'the choices for somebody new are remembered');
    },
  },
  {
    id: 'share/wider-right-kept',
    says: 'rule 16: sharing again for a shorter time keeps the longer, and says so',
    async run(kit) {
      const { today } = await kit.policy();
      const long = await kit.share();
      must('until' in long.validity, 'the first share has no last day');
      need(long.validity.until > today, 'the policy’s default is a day alone');
      const { recipients } = await kit.share({ validity: { until: today } });
      const kept = recipients[0]?.kept?.validity;
      must(kept !== undefined, 'an earlier, longer right is not said to be kept');
      must(!('until' in kept) || kept.until >= long.validity.until, 'an earlier right is kept for a shorter time');
      mustBe(await kit.endpoint.send('DELETE', path('shares', long.id)), 204);
    },
  },
];
