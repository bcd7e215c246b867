import { mailPreviewsSchema, sharesSchema } from 'pacs-share/contract';
import { ANONYMOUS_LAST_NAME, type Share } from 'pacs-share/domain';

import { answerOf, Broken, must, need, NotTried, problemIn, type Check } from '../check.js';
import { path, type Reply, type Role } from '../endpoint.js';
import type { Kit } from '../kit.js';

/** Words of a patient’s name that are long enough to be nobody else’s. */
function nameWords(share: Pick<Share, 'studies'>): string[] {
  const words = share.studies.flatMap(({ patient }) => patient.name.split(/[\^=\s,]+/));
  return [...new Set(words.filter((word) => word.length >= 4))];
}

const holds = (text: string, words: readonly string[]) =>
  words.some((word) => new RegExp(`(?<!\\p{L})${escaped(word)}(?!\\p{L})`, 'iu').test(text));

const escaped = (word: string) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** The share as the recipient sees it. */
async function asRecipient(kit: Kit, { id }: Share): Promise<{ share: Share; reply: Reply }> {
  need(kit.endpoint.has('recipient'), 'needs --recipient-token or --recipient-cookie');
  const reply = await kit.endpoint.send('GET', path('shares', id), { as: 'recipient' });
  if (reply.status === 404) throw new NotTried('the recipient’s credential is not that of whom was shared with');
  return { share: await kit.read(id, 'recipient'), reply };
}

/** The two are answered alike: whoever asks cannot tell them apart. */
function mustBeAlike(one: Reply, other: Reply): void {
  must(one.status === other.status, `${one.call} answers ${one.status} to one and ${other.status} to the other`);
  must(one.type === other.type, `${one.call} answers the two in different content types`);
  const [first, second] = [problemIn(one), problemIn(other)];
  if (typeof first === 'string') throw new Broken(first);
  if (typeof second === 'string') throw new Broken(second);
  for (const member of ['code', 'title', 'detail', 'type'] as const) {
    must(first[member] === second[member], `${one.call} answers the two with different ${member}s`);
  }
  must(one.text.length === other.text.length || first.detail !== undefined, `${one.call} answers the two differently`);
}

async function alike(kit: Kit, as: Role, mine: Share): Promise<void> {
  const unknown = mine.id.replace(/[\da-z]/gi, (character) =>
    /\d/.test(character) ? '7' : character === 'x' ? 'y' : 'x',
  );
  const rid = mine.recipients[0]?.rid ?? '';
  const calls: [string, (id: string) => string, object?][] = [
    ['GET', (id) => path('shares', id)],
    ['PATCH', (id) => path('shares', id), { validity: { until: (await kit.policy()).today } }],
    ['POST', (id) => path('shares', id, 'recipients', rid, 'mail')],
    ['POST', (id) => path('shares', id, 'recipients', rid, 'unlock')],
    ['DELETE', (id) => path('shares', id, 'recipients', rid)],
    ['DELETE', (id) => path('shares', id)],
  ];
  for (const [method, address, body] of calls) {
    const sending = { as, ...(body && { body }) };
    const own = await kit.endpoint.send(method, address(mine.id), sending);
    must(own.status === 404, `${own.call} answers ${own.status} to somebody whom it does not concern`);
    mustBeAlike(own, await kit.endpoint.send(method, address(unknown), sending));
  }
  must(!(await kit.read(mine.id)).withdrawn, 'somebody whom a share does not concern has withdrawn it');
}

export const SEEING_CHECKS: readonly Check[] = [
  {
    id: 'seen/unknown',
    says: 'a share that there is not is not found, whatever the id looks like',
    async run({ endpoint }) {
      for (const id of ['unknown', 'x'.repeat(22), '0', 'a'.repeat(500), "' or 1=1 --", '\0', '../policy', 'é🫀']) {
        for (const method of ['GET', 'DELETE']) {
          const reply = await endpoint.send(method, path('shares', id));
          must(reply.status === 404 || reply.status === 400, `${reply.call} answered ${reply.status} to an unknown id`);
        }
      }
    },
  },
  {
    id: 'seen/not-yours',
    says: 'a share that does not concern the caller is answered like one that there is not',
    async run(kit) {
      need(kit.endpoint.has('other'), 'needs --other-token or --other-cookie');
      const share = await kit.share({ recipients: [await kit.newcomer()] });
      await alike(kit, 'other', share);
      const uid = share.studies[0]?.studyInstanceUid ?? '';
      const reply = await kit.endpoint.send('GET', `/shares?study=${uid}`, { as: 'other' });
      const { shares } = answerOf(reply, sharesSchema);
      must(!shares.some(({ id }) => id === share.id), 'somebody whom a share does not concern finds it by its study');
    },
  },
  {
    id: 'seen/reason-hidden',
    says: 'rule 6: a recipient never sees the reason',
    async run(kit) {
      const made = await kit.share();
      const { share, reply } = await asRecipient(kit, made);
      must(
        share.reason === undefined && !reply.text.includes(made.reason ?? kit.marker),
        'a recipient sees the reason',
      );
      const uid = made.studies[0]?.studyInstanceUid ?? '';
      const listed = await kit.endpoint.send('GET', `/shares?study=${uid}`, { as: 'recipient' });
      must(!listed.text.includes(`${kit.marker}: why`), 'a recipient sees the reason in a list');
    },
  },
  {
    id: 'seen/own-recipient',
    says: 'a recipient sees nobody else whom it was shared with',
    async run(kit) {
      const request = await kit.request();
      const newcomer = await kit.another();
      const made = await kit.share({ recipients: [...request.recipients, newcomer] });
      const { share } = await asRecipient(kit, made);
      must(share.recipients.length === 1, 'a recipient sees other recipients');
    },
  },
  {
    id: 'seen/anonymized',
    says: 'rule 5: a recipient of an anonymized study sees neither the patient’s name nor anything that leads there',
    async run(kit) {
      need((await kit.policy()).options.anonymize, 'the policy does not offer it');
      const study = await kit.study();
      const made = await kit.share({ anonymize: true });
      const { share, reply } = await asRecipient(kit, made);
      const name = new RegExp(`^${ANONYMOUS_LAST_NAME}\\^\\d+$`);
      must(
        share.studies.every(({ patient }) => name.test(patient.name)),
        'the name is not Anonymous and a number',
      );
      must(!holds(reply.text, nameWords({ studies: [study] })), 'the patient’s name is still there');
      const { id } = study.patient;
      must(
        share.studies.every(({ patient }) => patient.id === undefined || patient.id !== id),
        'the patient’s id is there',
      );
    },
  },
  {
    id: 'seen/by-recipient-only-seen',
    says: 'a recipient can see a share, and neither withdraw nor change it',
    async run(kit) {
      const made = await kit.share();
      await asRecipient(kit, made);
      const { today } = await kit.policy();
      for (const [method, body] of [['DELETE'], ['PATCH', { validity: { until: today } }]] as const) {
        const reply = await kit.endpoint.send(method, path('shares', made.id), {
          as: 'recipient',
          ...(body && { body }),
        });
        must(reply.status === 403 || reply.status === 404, `${reply.call} answered ${reply.status} to a recipient`);
      }
      must(!(await kit.read(made.id)).withdrawn, 'a recipient has withdrawn a share');
    },
  },
  {
    id: 'mail/preview',
    says: 'rules 6, 11, 15: a mail has the link’s place, the description and the message; never the reason nor the name',
    async run(kit) {
      const { options } = await kit.policy();
      need(options.sendMail, 'the policy sends no mails');
      const study = await kit.study();
      const message = `${kit.marker}: a message`;
      const recipients = [{ ...(await kit.newcomer()), sendMail: true }];
      const preview = async (changes: object) => {
        const body = await kit.request({ recipients, message, ...changes });
        const reply = await kit.endpoint.send('POST', '/shares/preview', { body });
        if ([404, 405, 501].includes(reply.status)) throw new NotTried('this endpoint does not offer it');
        return answerOf(reply, mailPreviewsSchema).mails;
      };
      const [mail, ...others] = await preview({});
      must(mail && others.length === 0, 'there is not one mail for one recipient');
      const whole = `${mail.subject}\n${mail.text}\n${mail.html}`;
      must(!whole.includes(`${kit.marker}: why`), 'the reason is in the mail');
      must(
        !holds(whole.replaceAll(study.description, ''), nameWords({ studies: [study] })),
        'the patient’s name is in the mail',
      );
      must(mail.text.includes(message) && mail.html.includes(message), 'the message is not in the mail');
      if (study.description !== '') must(mail.text.includes(study.description), 'the description is not in the mail');
      const [blind] = await preview({ consent: false, reason: '' });
      must(blind, 'a preview needs a consent or a reason');
      if (!options.urgent) return;
      const [urgent] = await preview({ urgent: true });
      const [plainly, urgently] = [mail.subject.toLowerCase(), urgent?.subject.toLowerCase() ?? ''];
      must(
        urgently.endsWith(plainly) && urgently !== plainly,
        'an urgent mail’s subject does not begin with the word for it',
      );
    },
  },
];
