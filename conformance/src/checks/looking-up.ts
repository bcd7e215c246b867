import {
  favoritesSchema,
  memberPageSchema,
  recentRecipientsSchema,
  recipientCheckSchema,
  recipientPageSchema,
  studyPageSchema,
} from 'pacs-share/contract';
import { recipientKey } from 'pacs-share/domain';

import { answerOf, must, need, NotTried, refusalOf, type Check, type Schema } from '../check.js';
import { path, type Reply } from '../endpoint.js';
import type { Kit } from '../kit.js';

/** Refuses to judge a call that an endpoint may lack. */
function offered(reply: Reply): Reply {
  if ([404, 405, 501].includes(reply.status)) throw new NotTried('this endpoint does not offer it');
  return reply;
}

interface Page {
  next: string | null;
}

/** Pages of one entry: no more than asked for, none twice, an end. */
async function mustPage<P extends Page>(
  kit: Kit,
  address: string,
  schema: Schema<P>,
  query: object,
  keysOf: (page: P) => string[],
): Promise<void> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let number = 1; number <= 3; number += 1) {
    const body = { ...query, limit: 1, ...(cursor !== undefined && { cursor }) };
    const page = answerOf(await kit.endpoint.send('POST', address, { body }), schema);
    const keys = keysOf(page);
    must(keys.length <= 1, `a page of one has ${keys.length} entries`);
    for (const key of keys) {
      must(!seen.has(key), `page ${number} repeats what an earlier page had`);
      seen.add(key);
    }
    if (page.next === null) {
      need(number > 1, 'there is one page alone');
      return;
    }
    must(page.next !== cursor, 'the cursor leads to the same page again');
    cursor = page.next;
  }
}

const searchRecipients = async ({ endpoint }: Kit, body: object) =>
  answerOf(await endpoint.send('POST', '/recipients/search', { body }), recipientPageSchema);
const searchStudies = async ({ endpoint }: Kit, body: object) =>
  answerOf(await endpoint.send('POST', '/studies/search', { body }), studyPageSchema);

/** A text that recipients were found by. */
async function foundText(kit: Kit): Promise<string> {
  const { displayName, lastName } = await kit.recipient();
  const text = lastName ?? displayName;
  const { minimumLength } = (await kit.policy()).recipients.search;
  return need(text.length >= minimumLength && text, 'needs a recipient whose name is long enough to search by');
}

export const LOOK_UP_CHECKS: readonly Check[] = [
  {
    id: 'recipients/found',
    says: 'a recipient is found by name, and only kinds that the policy has',
    async run(kit) {
      const [recipient, { recipients: allowed }] = [await kit.recipient(), await kit.policy()];
      const { recipients } = await searchRecipients(kit, { text: await foundText(kit) });
      must(
        recipients.some((found) => recipientKey(found) === recipientKey(recipient)) ||
          recipients.length >= allowed.search.limit,
        'a recipient found before is not found by name',
      );
      must(
        recipients.every(({ kind }) => allowed.kinds.includes(kind)),
        'a kind was found that the policy has not',
      );
      must(recipients.length <= allowed.search.limit, 'more were found than the policy’s limit');
    },
  },
  {
    id: 'recipients/by-criteria',
    says: 'a recipient is found by criteria, and criteria without any are refused as malformed',
    async run(kit) {
      const recipient = await kit.recipient();
      const { kind, displayName, lastName } = recipient;
      const criteria = kind === 'user' ? { kind, lastName: lastName ?? displayName } : { kind, name: displayName };
      const { recipients, next } = await searchRecipients(kit, { criteria });
      must(
        recipients.every((found) => found.kind === kind),
        'another kind was found than asked for',
      );
      const isFound = recipients.some((found) => recipientKey(found) === recipientKey(recipient));
      must(isFound || next !== null, 'a recipient found before is not found by criteria');
      const none = { criteria: { kind, ...(kind === 'user' ? { lastName: ' ' } : { name: ' ' }) } };
      refusalOf(await kit.endpoint.send('POST', '/recipients/search', { body: none }), 400, 422);
    },
  },
  {
    id: 'recipients/pages',
    says: 'pages of recipients follow each other by their cursor',
    async run(kit) {
      await kit.recipients();
      const query = { text: (await kit.policy()).recipients.search.minimumLength <= 2 ? 'an' : await foundText(kit) };
      await mustPage(kit, '/recipients/search', recipientPageSchema, query, ({ recipients }) =>
        recipients.map(recipientKey),
      );
    },
  },
  {
    id: 'recipients/malformed',
    says: 'a search that is none, and a cursor that is none, are refused as malformed',
    async run(kit) {
      const text = await foundText(kit);
      const bodies = [{}, { text: 7 }, { text, cursor: 'no-cursor-of-yours' }, { text, limit: 0 }];
      for (const body of bodies) refusalOf(await kit.endpoint.send('POST', '/recipients/search', { body }), 400);
    },
  },
  {
    id: 'recipients/minimum',
    says: 'a text shorter than the policy’s minimum finds nobody',
    async run(kit) {
      const { minimumLength } = (await kit.policy()).recipients.search;
      need(minimumLength > 1, 'the policy has no minimum');
      const reply = await kit.endpoint.send('POST', '/recipients/search', { body: { text: 'a' } });
      if (reply.status === 200) {
        must(answerOf(reply, recipientPageSchema).recipients.length === 0, 'a text too short finds somebody');
      } else refusalOf(reply, 400, 422);
    },
  },
  {
    id: 'recipients/recent',
    says: 'those shared with last come back, the newest first',
    async run(kit) {
      const asked = async () => kit.endpoint.send('GET', '/recipients/recent');
      answerOf(offered(await asked()), recentRecipientsSchema);
      const recipient = await kit.recipient();
      await kit.share();
      const [first] = answerOf(await asked(), recentRecipientsSchema).recipients;
      must(first && recipientKey(first) === recipientKey(recipient), 'whom was shared with last is not the first');
    },
  },
  {
    id: 'recipients/check',
    says: 'an address and a mobile are told about, and a mobile that is none is refused',
    async run({ endpoint }) {
      const email = 'conformance-check@example.invalid';
      const { user } = answerOf(
        offered(await endpoint.send('POST', '/recipients/check', { body: { email } })),
        recipientCheckSchema,
      );
      must(user === null, 'an address under .invalid is somebody’s');
      const refused = await endpoint.send('POST', '/recipients/check', { body: { email, mobile: 'none' } });
      const { errors } = refusalOf(refused, 422);
      must(
        errors?.some(({ code, pointer }) => code === 'recipient-mobile-invalid' && pointer === '/mobile'),
        'what is wrong with the mobile is not said',
      );
    },
  },
  {
    id: 'recipients/members',
    says: 'the members of a group come in pages; an unknown group is not found',
    async run(kit) {
      const { id } = await kit.recipientWith(({ kind }) => kind === 'group', 'needs a group, and none was found');
      const body = { id, limit: 1 };
      const { members } = answerOf(
        offered(await kit.endpoint.send('POST', '/recipients/members', { body })),
        memberPageSchema,
      );
      must(members.length <= 1, 'more members than asked for');
      refusalOf(await kit.endpoint.send('POST', '/recipients/members', { body: { id: 'unknown-group' } }), 404);
    },
  },
  {
    id: 'favorites/shape',
    says: 'GET /favorites answers the sender’s favorites, and no others',
    async run({ endpoint }) {
      const { recipients } = answerOf(await endpoint.send('GET', '/favorites'), favoritesSchema);
      must(
        recipients.every(({ favorite }) => favorite),
        'one of them is not marked as a favorite',
      );
    },
  },
  {
    id: 'favorites/after-sharing',
    says: 'rule 14: a star is stored once a share has completed, not before, and can be taken away',
    async run(kit) {
      const names = async () =>
        answerOf(await kit.endpoint.send('GET', '/favorites'), favoritesSchema).recipients.map(recipientKey);
      const before = await names();
      const starred = await kit.recipientWith(
        (recipient) => !before.includes(recipientKey(recipient)),
        'needs a recipient who is no favorite yet',
      );
      const { kind, id } = starred;
      const recipients = [{ kind, id, twoFactor: false, sendMail: false, favorite: true }];
      try {
        refusalOf(await kit.send(await kit.request({ recipients, consent: false })), 422);
        must(!(await names()).includes(recipientKey(starred)), 'a star was stored by a share that was refused');
        await kit.share({ recipients });
        must((await names()).includes(recipientKey(starred)), 'a star was not stored by a share that completed');
      } finally {
        const removed = await kit.endpoint.send('DELETE', path('favorites', kind, id));
        must(removed.status === 204, `${removed.call} answered ${removed.status}`);
      }
      must(!(await names()).includes(recipientKey(starred)), 'a favorite that was removed is still there');
    },
  },
  {
    id: 'studies/shape',
    says: 'POST /studies/search answers studies',
    async run(kit) {
      await searchStudies(kit, {});
    },
  },
  {
    id: 'studies/pages',
    says: 'pages of studies follow each other by their cursor',
    run: (kit) =>
      mustPage(kit, '/studies/search', studyPageSchema, {}, ({ studies }) =>
        studies.map(({ studyInstanceUid }) => studyInstanceUid),
      ),
  },
  {
    id: 'studies/filters',
    says: 'dates are inclusive, and only studies of the dates and the modality asked for are found',
    async run(kit) {
      const { date, modalities } = await kit.study();
      const onDay = await searchStudies(kit, { from: date, to: date, limit: 200 });
      must(onDay.studies.length > 0, 'no study is found on the day of one that was');
      must(
        onDay.studies.every((study) => study.date === date),
        'a study of another day was found',
      );
      const [modality] = modalities;
      if (modality === undefined) return;
      const of = await searchStudies(kit, { modality, limit: 50 });
      must(of.studies.length > 0, 'no study is found by the modality of one that was');
      must(
        of.studies.every((study) => study.modalities.includes(modality)),
        'a study of another modality was found',
      );
    },
  },
  {
    id: 'studies/malformed',
    says: 'a date that does not exist, and a cursor that is none, are refused as malformed',
    async run({ endpoint }) {
      for (const body of [{ from: '2026-02-31' }, { limit: 0 }, { text: 7 }, { cursor: 'no-cursor-of-yours' }]) {
        refusalOf(await endpoint.send('POST', '/studies/search', { body }), 400);
      }
    },
  },
];
