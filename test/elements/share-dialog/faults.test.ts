import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { pickRecipient, type DraftPreset } from 'pacs-share/domain';
import type { GetToken } from 'pacs-share/client';
import { anPeeters, openPolicy, studies } from '../../../stories/fixtures.js';
import { HttpFake, json, problem, type Call } from '../../support/http-fake.js';
import { memoryClient, ShareDialogDriver } from '../../support/share-dialog-driver.js';

/** Answers of a network and of servers that are not what they should be. */
const FAULTS: Record<string, () => Response> = {
  'a network that breaks': () => {
    throw new TypeError('Failed to fetch');
  },
  '401': () => problem(401, 'not-signed-in'),
  '403': () => problem(403, 'may-not-share'),
  '404': () => problem(404, 'not-found'),
  '409': () => problem(409, 'policy-changed'),
  '413': () => problem(413, 'too-large'),
  '422 without errors': () => problem(422, 'something-new'),
  '429 with Retry-After': () => problem(429, 'too-many-requests', {}, { 'retry-after': '30' }),
  '500': () => problem(500, 'internal'),
  '503 with Retry-After': () => problem(503, 'unavailable', {}, { 'retry-after': '20' }),
  'a page in place of JSON': () =>
    new Response('<!doctype html><title>Sign in</title>', { headers: { 'content-type': 'text/html' } }),
  'JSON that is cut off': () => new Response('{"contract":', { headers: { 'content-type': 'application/json' } }),
};

/** What they are told with. A retry of the client's own takes the same answer again. */
const WORDS: Record<string, string> = {
  'a network that breaks': 'The sharing service cannot be reached.',
  '401': 'You are signed out. Sign in again; what you entered is kept.',
  '403': 'You may not share studies.',
  '404': 'This is not there any more, or is not yours.',
  '409': 'The rules of your department have changed.',
  '413': 'This is too much at once.',
  '422 without errors': 'The sharing service refused this.',
  '429 with Retry-After': 'Too many requests. Try again in 30 seconds.',
  '500': 'Something went wrong in the sharing service.',
  '503 with Retry-After': 'The sharing service is not available. Try again in 20 seconds.',
  'a page in place of JSON': 'The answer of the sharing service was not understood.',
  'JSON that is cut off': 'The answer of the sharing service was not understood.',
};

const UNSURE = 'We could not confirm that the studies were shared. Trying again will not share them twice.';
/** After these a share may exist. */
const MAY_HAVE_ARRIVED = ['a network that breaks', '500', 'a page in place of JSON', 'JSON that is cut off'];

const FILLED: DraftPreset = {
  recipients: [pickRecipient(anPeeters, openPolicy)],
  reason: 'Referral',
  message: 'Please look',
};

describe('share-dialog: what goes wrong between here and the endpoint', () => {
  let fake: HttpFake;

  beforeEach(() => {
    fake = new HttpFake(memoryClient());
  });

  afterEach(() => {
    fake.restore();
    Reflect.deleteProperty(navigator, 'onLine');
  });

  const goOffline = (isOffline: boolean) =>
    Object.defineProperty(navigator, 'onLine', { value: !isOffline, configurable: true });

  async function open(draft: DraftPreset = {}, getToken?: GetToken): Promise<ShareDialogDriver> {
    const dialog = await ShareDialogDriver.place({ draft });
    Object.assign(dialog.element, { client: undefined, endpoint: fake.endpoint, getToken });
    await dialog.show(studies.slice(0, 2));
    return dialog;
  }

  /** A form that wants nothing but to be sent. */
  async function filled(getToken?: GetToken): Promise<ShareDialogDriver> {
    const dialog = await open(FILLED, getToken);
    await dialog.ready();
    dialog.find('checkbox', /patient consents/).click();
    await dialog.element.updateComplete;
    return dialog;
  }

  const press = (dialog: ShareDialogDriver, name: string) => dialog.find('button', name).click();

  function expectNothingLost(dialog: ShareDialogDriver): void {
    expect(dialog.chips()).to.have.length(1);
    expect((dialog.find('textbox', /^Reason/) as HTMLInputElement).value).to.equal('Referral');
    expect((dialog.find('textbox', /^Message/) as HTMLTextAreaElement).value).to.equal('Please look');
    expect((dialog.find('checkbox', /patient consents/) as HTMLInputElement).checked).to.equal(true);
  }

  function expectOneShare(): void {
    expect(fake.memory.shares).to.have.length(1);
    expect(fake.memory.shares[0]?.recipients).to.have.length(1);
  }

  describe('the policy', () => {
    for (const [name, fault] of Object.entries(FAULTS)) {
      it(`${name}: says so, tries again`, async () => {
        // A network that breaks is tried twice before it is told.
        fake.plan('GET /policy', fault, ...(name === 'a network that breaks' ? [fault] : []));
        const dialog = await open(FILLED);
        await dialog.sees(WORDS[name]!);
        expect(dialog.types()).to.include('share-fail');
        expect(dialog.types().includes('share-sign-in-required')).to.equal(name === '401');
        expect(dialog.find('button', 'Share studies').getAttribute('aria-disabled')).to.equal('true');
        expect(dialog.chips()).to.have.length(1);
        press(dialog, 'Try again');
        await dialog.ready();
        expect(dialog.text).not.to.contain(WORDS[name]!);
      });
    }

    it('without a connection: says so without asking', async () => {
      goOffline(true);
      const dialog = await open();
      await dialog.sees('You are offline.');
      expect(fake.count('GET /policy')).to.equal(0);
      goOffline(false);
      press(dialog, 'Try again');
      await dialog.ready();
    });

    it('with a value that is not known: is not taken for another', async () => {
      fake.plan('GET /policy', () => json({ ...openPolicy, defaultAccess: 'everything' }));
      const dialog = await open();
      await dialog.sees(WORDS['a page in place of JSON']!);
      expect(dialog.findAll('radio')).to.have.length(0);
    });

    it('that never comes: can be closed at once', async () => {
      fake.plan(
        'GET /policy',
        (request) =>
          new Promise((_resolve, reject) => {
            request.signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
          }),
      );
      const dialog = await open();
      await dialog.sees('CT thorax');
      press(dialog, 'Cancel');
      expect(await dialog.outcome).to.deep.equal({ status: 'cancelled' });
      await waitUntil(() => dialog.types().includes('share-close'), 'it tells that it has closed');
      expect(dialog.types()).to.deep.equal(['share-open', 'share-close']);
    });
  });

  describe('searching', () => {
    for (const [name, fault] of Object.entries(FAULTS)) {
      it(`${name}: is never shown as nobody found, and what was typed stays`, async () => {
        const call: Call = 'POST /recipients/search';
        const dialog = await open();
        await dialog.ready();
        fake.plan(call, fault);
        const field = dialog.find('combobox', /^Recipients/) as HTMLInputElement;
        field.focus();
        await sendKeys({ type: 'peeters' });
        await dialog.sees(WORDS[name]!);
        expect(dialog.text).not.to.match(/nobody|no one|no recipient/i);
        expect(field.value).to.equal('peeters');
        if (name.includes('Retry-After')) return;
        press(dialog, 'Try again');
        await waitUntil(() => dialog.findAll('option').length > 0, 'somebody is found', { timeout: 10_000 });
      });
    }
  });

  describe('sending', () => {
    for (const [name, fault] of Object.entries(FAULTS)) {
      const isUnsure = MAY_HAVE_ARRIVED.includes(name);
      it(`${name}: says ${isUnsure ? 'that it is not sure' : 'so'}, loses nothing, shares once`, async () => {
        fake.plan('POST /shares', fault);
        const dialog = await filled();
        press(dialog, 'Share studies');
        await dialog.sees(isUnsure ? UNSURE : WORDS[name]!);
        await waitUntil(() => dialog.focused?.id === 'notice', 'the notice has the focus');
        if (isUnsure) expect(dialog.spoken).to.equal(UNSURE);
        expect(fake.memory.shares).to.have.length(0);
        expectNothingLost(dialog);
        expect(dialog.types().includes('share-sign-in-required')).to.equal(name === '401');
        const notice = dialog.find('group', isUnsure ? UNSURE : new RegExp(WORDS[name]!));
        expect(notice.querySelectorAll('button').length).to.be.greaterThan(0);

        press(dialog, 'Try again');
        await dialog.sees('Shared 2 studies with 1 recipient');
        expectOneShare();
        const keys = fake.received
          .filter(({ call }) => call === 'POST /shares')
          .map(({ headers }) => headers.get('idempotency-key'));
        expect(new Set(keys).size).to.equal(isUnsure ? 1 : 2);
      });
    }

    for (const [name, lose] of [
      ['is lost on the way', () => Promise.reject(new TypeError('Failed to fetch'))],
      ['is a page of something between', () => FAULTS['a page in place of JSON']!()],
      [
        'has a value that is not known',
        async (answer: Response) => {
          const share = (await answer.json()) as { recipients: object[] };
          return json({ ...share, recipients: share.recipients.map((one) => ({ ...one, mail: 'beamed' })) }, 201);
        },
      ],
    ] as const) {
      it(`an answer that ${name} after it was shared: not sure, and trying again shares once`, async () => {
        fake.plan('POST /shares', async (request) => lose(await fake.usual(request)));
        const dialog = await filled();
        press(dialog, 'Share studies');
        await dialog.sees(UNSURE);
        expectOneShare();
        expect(dialog.text).not.to.contain('Studies shared');
        press(dialog, 'Try again');
        await dialog.sees('Shared 2 studies with 1 recipient');
        expectOneShare();
      });
    }

    it('without a connection: says so, sends nothing, goes on once it is back', async () => {
      const dialog = await filled();
      goOffline(true);
      press(dialog, 'Share studies');
      await dialog.sees('You are offline.');
      expect(fake.count('POST /shares')).to.equal(0);
      expectNothingLost(dialog);
      goOffline(false);
      press(dialog, 'Share studies');
      await dialog.sees('Shared 2 studies');
      expectOneShare();
    });

    it('a token that expired is renewed without a word, with the same key', async () => {
      const asked: string[] = [];
      const getToken: GetToken = ({ reason }) => {
        asked.push(reason);
        return Promise.resolve(`token-${asked.length}`);
      };
      const dialog = await filled(getToken);
      fake.plan('POST /shares', FAULTS['401']!);
      press(dialog, 'Share studies');
      await dialog.sees('Shared 2 studies');
      expect(asked).to.deep.equal(['initial', 'expired']);
      expect(dialog.types()).not.to.include('share-sign-in-required');
      const sent = fake.received.filter(({ call }) => call === 'POST /shares').map(({ headers }) => headers);
      expect(sent.map((headers) => headers.get('authorization'))).to.deep.equal(['Bearer token-1', 'Bearer token-2']);
      expect(new Set(sent.map((headers) => headers.get('idempotency-key'))).size).to.equal(1);
      expectOneShare();
    });

    it('a token that cannot be renewed: signed out, the form kept', async () => {
      let isSignedIn = true;
      const dialog = await filled(() => (isSignedIn ? Promise.resolve('t') : Promise.reject(new Error('closed'))));
      isSignedIn = false;
      fake.plan('POST /shares', FAULTS['401']!);
      press(dialog, 'Share studies');
      await dialog.sees(WORDS['401']!);
      expect(dialog.types()).to.include('share-sign-in-required');
      expectNothingLost(dialog);
      isSignedIn = true;
      press(dialog, 'Try again');
      await dialog.sees('Shared 2 studies');
      expectOneShare();
    });

    it('Enter pressed twice on the button sends once', async () => {
      const dialog = await filled();
      fake.memory.latency = 50;
      dialog.find('button', 'Share studies').focus();
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Enter' });
      await dialog.sees('Shared 2 studies');
      expect(fake.count('POST /shares')).to.equal(1);
      expectOneShare();
    });

    it('closing meanwhile asks, and goes without waiting', async () => {
      const dialog = await filled();
      let signal: AbortSignal | undefined;
      fake.plan('POST /shares', (request) => {
        signal = request.signal;
        return new Promise(() => undefined);
      });
      press(dialog, 'Share studies');
      await dialog.sees('Sharing…');
      await dialog.press('Escape');
      await dialog.sees('The studies may be shared even if you close now.');
      press(dialog, 'Keep editing');
      await waitUntil(() => dialog.focused?.getAttribute('part') === 'submit', 'the button has the focus again');
      await dialog.press('Escape');
      await dialog.sees('Close anyway');
      press(dialog, 'Close anyway');
      expect(await dialog.outcome).to.deep.equal({ status: 'cancelled' });
      expect(dialog.isOpen).to.equal(false);
      expect(signal?.aborted).to.equal(true);
      expect(dialog.types()).not.to.include('share-fail');
    });

    it('taken out of the page meanwhile and put back: shares once, and confirms', async () => {
      const dialog = await filled();
      let release!: () => void;
      fake.plan('POST /shares', async (request) => {
        await new Promise<void>((resolve) => (release = resolve));
        return fake.usual(request);
      });
      press(dialog, 'Share studies');
      await dialog.sees('Sharing…');
      await waitUntil(() => fake.count('POST /shares') === 1, 'it is sent');
      const parent = dialog.element.parentElement!;
      dialog.element.remove();
      parent.append(dialog.element);
      await dialog.sees('Sharing…');
      release();
      await dialog.sees('Shared 2 studies with 1 recipient');
      expect(dialog.find('dialog').matches(':modal')).to.equal(true);
      expect(fake.count('POST /shares')).to.equal(1);
      expectOneShare();
    });
  });
});
