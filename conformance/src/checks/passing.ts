import { Broken, must, need, problemIn, type Check } from '../check.js';
import { path } from '../endpoint.js';

/** What is judged by everything that was answered: these come last. */
export const PASSING_CHECKS: readonly Check[] = [
  {
    id: 'problems/malformed',
    says: 'a body that is not JSON, or of another shape, is refused as malformed: 400 and a problem',
    async run(kit) {
      const request = await kit.request();
      const bodies = ['', '{', '[]', 'null', '"text"', JSON.stringify({ ...request, urgent: 'yes' })];
      for (const raw of bodies) {
        const reply = await kit.endpoint.send('POST', '/shares', { raw, headers: { 'Idempotency-Key': 'malformed' } });
        const found = problemIn(reply);
        must(reply.status === 400, `${reply.call} answered ${reply.status} to a body that is none`);
        if (typeof found === 'string') throw new Broken(found);
      }
    },
  },
  {
    id: 'problems/too-large',
    says: 'a body far too large is refused as such, or by the message’s rule',
    async run(kit) {
      const reply = await kit.send(await kit.request({ message: 'x'.repeat(1_500_000) }));
      must(
        reply.status === 413 || reply.status === 422,
        `${reply.call} answered ${reply.status} to 1.5 million characters`,
      );
    },
  },
  {
    id: 'problems/everywhere',
    says: 'every refusal is a problem document with a code, every 422 tells what is wrong',
    async run({ endpoint }) {
      await endpoint.send('GET', path('shares', 'unknown'));
      const refusals = endpoint.replies.filter(({ status }) => status >= 400);
      for (const reply of refusals) {
        if (reply.status === 405 || reply.status === 501) continue;
        const found = problemIn(reply);
        if (typeof found === 'string') throw new Broken(found);
        const isTold =
          reply.status !== 422 || found.code === 'idempotency-key-reused' || (found.errors ?? []).length > 0;
        must(isTold || !found.code.startsWith('rules'), `${reply.call} was refused with 422 and no errors`);
      }
    },
  },
  {
    id: 'problems/no-failure',
    says: 'the server never fails, nor redirects, whatever is sent',
    async run({ endpoint }) {
      await endpoint.send('GET', path('shares', '%00'));
      for (const { call, status } of endpoint.replies) {
        must(status < 500 || status === 501 || status === 503, `${call} failed with ${status}`);
        must(status < 300 || status >= 400, `${call} was redirected`);
      }
    },
  },
  {
    id: 'problems/tell-nothing',
    says: 'a refusal tells nothing of the inside: no stack, no query, no file',
    async run({ endpoint }) {
      await endpoint.send('GET', path('shares', 'unknown'));
      const inside =
        /\n\s+at |node_modules|\.(?:ts|js|java|py|cs|go|rb|php):\d+|Traceback|select .* from |Exception\b/i;
      const telling = endpoint.replies.find(({ status, text }) => status >= 400 && inside.test(text));
      must(!telling, `${telling?.call} tells of the inside`);
    },
  },
  {
    id: 'privacy/addresses',
    says: 'no address that is answered holds anything about the patient, the recipient or the reason',
    async run(kit) {
      const study = await kit.study();
      const reply = await kit.send(await kit.request({ recipients: [await kit.another()] }));
      const location = reply.headers.get('location') ?? '';
      const links = [...reply.text.matchAll(/"(https?:\/\/[^"]+)"/g)].map(([, link = '']) => link);
      const { name, id, birthDate } = study.patient;
      const words = name.split(/[\^=\s,]+/).filter((word) => word.length >= 4);
      const secret = [...words, id, birthDate, kit.marker, 'example.invalid', 'Conformance'].filter(
        (text): text is string => text !== undefined && text.length >= 4,
      );
      for (const address of [location, ...links]) {
        const read = decodeURIComponent(address.replace(/%(?![\da-f]{2})/gi, '')).toLowerCase();
        must(!secret.some((text) => read.includes(text.toLowerCase())), 'an address holds what is about a person');
      }
    },
  },
  {
    id: 'links/unguessable',
    says: 'a link has a token of 128 bits or more',
    async run(kit) {
      const { recipients } = await kit.share();
      const link = need(recipients[0]?.link, 'the endpoint gives no links to this kind of recipient');
      const { pathname, search, hash } = new URL(link, 'https://example.invalid');
      const tokens = `${pathname}${search}${hash}`.split(/[/?&=#]/);
      const isLong = (token: string) =>
        /^[\da-f-]+$/i.test(token) ? token.replaceAll('-', '').length >= 32 : token.length >= 22;
      must(tokens.some(isLong), 'a link could be guessed');
    },
  },
  {
    id: 'links/nothing-spent',
    says: 'rule 17: opening a link by HEAD or GET opens nothing',
    async run(kit) {
      const share = await kit.share();
      const link = need(share.recipients[0]?.link, 'the endpoint gives no links to this kind of recipient');
      need(/^https?:/.test(link), 'the link leads to no page');
      for (const method of ['HEAD', 'GET']) await kit.endpoint.follow(method, link);
      const { openedAt } = (await kit.read(share.id)).recipients[0] ?? {};
      must(openedAt === null, 'a mail scanner that looks at the link has opened the study');
    },
  },
  {
    id: 'limits/retry-after',
    says: 'where there are too many requests, or not now, Retry-After tells when',
    run({ endpoint }) {
      const limited = endpoint.replies.filter(({ status }) => status === 429 || status === 503);
      need(limited.length > 0, 'no limit was met');
      for (const { call, status, headers } of limited) {
        const after = headers.get('retry-after') ?? '';
        must(/^\d+$/.test(after) || !Number.isNaN(Date.parse(after)), `${call} answered ${status} without Retry-After`);
      }
      return Promise.resolve();
    },
  },
];
