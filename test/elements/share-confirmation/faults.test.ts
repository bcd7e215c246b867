import { expect, waitUntil } from '@open-wc/testing';
import { HttpClient } from 'pacs-share/client';
import type { Share } from 'pacs-share/domain';
import { completeShare } from '../../../stories/fixtures.js';
import { ShareConfirmationDriver, withRecipients } from '../../support/share-confirmation-driver.js';

/** One mail on its way, one never asked for. */
const share: Share = {
  ...withRecipients(completeShare, ({ rid }) => ({ mail: rid === 'r1' ? 'not-requested' : 'queued' })),
  language: 'en',
};

type Answer = () => Promise<Response>;

const problem = (status: number, code: string, headers: Record<string, string> = {}): Answer => {
  return () =>
    Promise.resolve(
      new Response(JSON.stringify({ status, code }), {
        status,
        headers: { 'content-type': 'application/problem+json', ...headers },
      }),
    );
};
const json = (body: unknown): Answer => {
  return () => Promise.resolve(Response.json(body, { status: 200 }));
};

const page: Answer = () =>
  Promise.resolve(new Response('<!doctype html><title>Sign in</title>', { headers: { 'content-type': 'text/html' } }));
const dropped: Answer = () => Promise.reject(new TypeError('Failed to fetch'));
const hanging: Answer = () => new Promise(() => undefined);
const malformed = json({
  ...share,
  recipients: share.recipients.map((recipient) => ({ ...recipient, mail: 'teleported' })),
});

/** A fault of the endpoint, and what is said of it. */
const FAULTS: readonly [name: string, answer: Answer, told: RegExp][] = [
  ['a dropped connection', dropped, /cannot be reached/],
  ['401', problem(401, 'not-signed-in'), /You are signed out/],
  ['403', problem(403, 'may-not-share'), /You may not share studies/],
  ['404', problem(404, 'not-found'), /not there any more, or is not yours/],
  ['429', problem(429, 'too-many-requests', { 'retry-after': '60' }), /Try again in 60 seconds/],
  ['500', problem(500, 'server-error'), /Something went wrong in the sharing service/],
  ['a sign-in page with status 200', page, /was not understood/],
  ['a state that the contract does not know', malformed, /was not understood/],
];

describe('share-confirmation: faults of the endpoint', () => {
  const real = globalThis.fetch;
  const methods: string[] = [];
  let answers: Record<string, Answer>;

  beforeEach(() => {
    methods.length = 0;
    answers = {};
    globalThis.fetch = (input, init) => {
      const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
      methods.push(method);
      return (answers[method] ?? hanging)();
    };
  });

  afterEach(() => {
    globalThis.fetch = real;
    Reflect.deleteProperty(navigator, 'onLine');
  });

  const place = () =>
    ShareConfirmationDriver.place({ share, client: new HttpClient(new URL('https://share.example.org/api')) });

  /** What is shown whatever the endpoint does not tell. */
  function keepsTheTruth(confirmation: ShareConfirmationDriver): void {
    expect(confirmation.text).to.match(/^Shared 2 studies with 2 recipients/);
    expect(confirmation.recipient('An Peeters')).to.include('No e-mail sent');
    expect(confirmation.recipient('Tumor board')).to.include('E-mail is being sent');
  }

  for (const [name, answer, told] of FAULTS) {
    it(`says that a mail was not sent, and why, after ${name}`, async function () {
      this.timeout(15_000);
      answers = { POST: answer };
      const confirmation = await place();
      await confirmation.enter(/^Send e-mail/);
      await confirmation.sees('Not every e-mail could be sent.', 8000);
      expect(confirmation.recipient('An Peeters')).to.match(told);
      keepsTheTruth(confirmation);
      expect(confirmation.has('button', 'Send e-mail (1)'), 'it can be tried again').to.equal(true);
      expect(confirmation.types()).to.deep.equal(name === '401' ? ['share-sign-in-required'] : []);
    });
  }

  for (const [name, answer, told] of FAULTS.filter(([name]) => /^(401|403|404|a s)/.test(name))) {
    it(`says that the state of the mails is not known after ${name}, and asks again on demand`, async function () {
      this.timeout(15_000);
      answers = { GET: answer };
      const confirmation = await place();
      await confirmation.sees('The state of the e-mails is not known now.', 8000);
      expect(confirmation.text).to.match(told);
      keepsTheTruth(confirmation);
      const asked = methods.length;
      answers = { GET: json(withRecipients(share, () => ({ mail: 'sent' }))) };
      await confirmation.enter('Try again');
      await waitUntil(() => confirmation.recipient('Tumor board').includes('E-mail sent'), 'news', { timeout: 6000 });
      expect(methods.length).to.equal(asked + 1);
      expect(confirmation.text).not.to.include('is not known now');
    });
  }

  it('goes on asking by itself after a fault that passes', async function () {
    this.timeout(15_000);
    answers = { GET: dropped };
    const confirmation = await place();
    await waitUntil(() => methods.length > 0, 'it asks', { timeout: 6000 });
    answers = { GET: json(withRecipients(share, () => ({ mail: 'sent' }))) };
    await waitUntil(() => confirmation.recipient('Tumor board').includes('E-mail sent'), 'news', { timeout: 8000 });
    expect(confirmation.text).not.to.include('is not known now');
  });

  it('says that one is offline', async () => {
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    answers = { POST: dropped };
    const confirmation = await place();
    await confirmation.enter(/^Send e-mail/);
    await confirmation.sees('You are offline.');
    keepsTheTruth(confirmation);
  });

  it('is busy, and copies, while an answer is waited for', async () => {
    const texts: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: (text: string) => Promise.resolve(void texts.push(text)) },
      configurable: true,
    });
    try {
      const confirmation = await place();
      await confirmation.enter(/^Send e-mail/);
      await confirmation.sees('Sending e-mail…');
      await confirmation.press('Enter');
      expect(methods.filter((method) => method === 'POST')).to.have.length(1);
      await confirmation.enter('Copy this information');
      await confirmation.sees('Copied. You can paste it now.');
      expect(texts[0]).to.match(/^Shared 2 studies with 2 recipients/);
      confirmation.element.remove();
    } finally {
      Reflect.deleteProperty(navigator, 'clipboard');
    }
  });
});
