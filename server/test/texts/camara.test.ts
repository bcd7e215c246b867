import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { eq } from 'drizzle-orm';
import type { Share } from 'pacs-share/domain';

import { auditEntries, oneTimePasswords, outgoingTexts, shareRecipients } from '../../src/database/schema.js';
import { oneTimePasswordText } from '../../src/mail/one-time-password-text.js';
import { MAIL_LANGUAGES } from '../../src/mail/words.js';
import type { Outbox } from '../../src/outbox/outbox-worker.js';
import { startTextOutbox } from '../../src/outbox/start-text-outbox.js';
import { passwordTexts } from '../../src/shares/opening/gateway-password.js';
import { camaraGateway } from '../../src/texts/camara-gateway.js';
import { PASSWORD_PLACE, UncheckedPassword, type PasswordGateway } from '../../src/texts/password-gateway.js';
import { TextError } from '../../src/texts/text-gateway.js';
import { newRecipient, SENDER, SERVICE_DESK, share, shareRequest } from '../support/share-request.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { CamaraServer, refusal } from './camara-server.js';

const TEXT = { id: 'text-1', to: '+32470000001', text: `${PASSWORD_PLACE} est votre code` };

let operator: CamaraServer;
before(async () => {
  operator = new CamaraServer();
  await operator.start();
});
after(() => operator.stop());
beforeEach(() => {
  operator.texts.length = 0;
  operator.checked.length = 0;
  operator.next.length = 0;
});

const gatewayTo = (origin: string, clientSecret = 's&cret') =>
  camaraGateway({
    url: `${origin}/one-time-password-sms/v1`,
    tokenUrl: `${origin}/token`,
    clientId: 'hospital',
    clientSecret,
    scope: 'one-time-password-sms:send-validate',
    allowHttp: true,
  });

describe('the CAMARA gateway', () => {
  const sendFails = (gateway: PasswordGateway, code: string, permanent: boolean) =>
    assert.rejects(gateway.send(TEXT), (error: unknown) => {
      assert.ok(error instanceof TextError, String(error));
      assert.deepEqual([error.code, error.permanent], [code, permanent]);
      assert.doesNotMatch(error.message, /32470|operator/);
      return true;
    });

  it('has the operator make a password and text it, and say whether one is right, once', async () => {
    const gateway = gatewayTo(operator.origin);
    const id = await gateway.send(TEXT);
    const [text] = operator.texts;
    assert.equal(text?.phoneNumber, '+32470000001');
    assert.equal(text.message, `${text.code} est votre code`);
    assert.equal(await gateway.check(id, '000000'), 'wrong');
    assert.equal(await gateway.check(id, text.code), 'right');
    assert.equal(await gateway.check(id, text.code), 'none-valid');
  });

  it('asks for a token once, and for another when it is refused', async () => {
    const gateway = gatewayTo(operator.origin);
    const { tokens } = operator;
    await gateway.send(TEXT);
    await gateway.send(TEXT);
    assert.equal(operator.tokens, tokens + 1);
    operator.expire();
    await gateway.send(TEXT);
    assert.deepEqual([operator.tokens, operator.texts.length], [tokens + 2, 3]);
  });

  it('sends nothing again that may have been sent', async () => {
    const gateway = gatewayTo(operator.origin);
    for (const [answer, code, permanent] of [
      [refusal(400, 'INVALID_ARGUMENT'), 'message-rejected', true],
      [refusal(403, 'ONE_TIME_PASSWORD_SMS.PHONE_NUMBER_BLOCKED'), 'number-rejected', true],
      [refusal(403, 'ONE_TIME_PASSWORD_SMS.PHONE_NUMBER_NOT_ALLOWED'), 'number-rejected', true],
      [refusal(403, 'ONE_TIME_PASSWORD_SMS.MAX_OTP_CODES_EXCEEDED'), 'gateway-busy', false],
      [refusal(403, 'PERMISSION_DENIED'), 'gateway-refused-sign-in', false],
      [refusal(429, 'TOO_MANY_REQUESTS'), 'gateway-busy', false],
      [refusal(503, 'UNAVAILABLE'), 'gateway-busy', false],
      [refusal(500, 'INTERNAL'), 'sending-failed', true],
      [{ status: 200, body: { authenticationId: '' } }, 'sending-failed', true],
      ['hangs-up', 'gateway-unreachable', true],
    ] as const) {
      operator.next.push(answer);
      await sendFails(gateway, code, permanent);
    }
    assert.equal(operator.texts.length, 0);
    await sendFails(gatewayTo('http://127.0.0.1:1'), 'gateway-refused-sign-in', false);
    await sendFails(gatewayTo(operator.origin, 'wrong'), 'gateway-refused-sign-in', false);
  });

  it('tells what was looked at from what was certainly not', async () => {
    const gateway = gatewayTo(operator.origin);
    const id = await gateway.send(TEXT);
    for (const [answer, isCertain] of [
      [refusal(429, 'TOO_MANY_REQUESTS'), true],
      [refusal(403, 'PERMISSION_DENIED'), true],
      [refusal(500, 'INTERNAL'), false],
      [refusal(400, 'INVALID_ARGUMENT'), false],
      ['hangs-up', false],
    ] as const) {
      operator.next.push(answer);
      await assert.rejects(
        gateway.check(id, '123456'),
        (error: unknown) => error instanceof UncheckedPassword && error.isCertain === isCertain,
      );
    }
    operator.next.push(refusal(400, 'ONE_TIME_PASSWORD_SMS.VERIFICATION_FAILED'));
    assert.equal(await gateway.check(id, '123456'), 'wrong-and-spent');
    operator.expire();
    assert.equal(await gateway.check(id, '123456'), 'none-valid');
  });

  it('has room for the password in every language', () => {
    for (const language of MAIL_LANGUAGES) {
      const text = oneTimePasswordText({ language, code: PASSWORD_PLACE, minutes: 10 });
      assert.ok(text.length <= 160, `${language}: ${text.length}`);
      assert.match(text, /^\{\{code\}\} /);
    }
  });
});

describe('opening with a password that the operator makes', () => {
  let server: TestServer;
  let texts: Outbox;
  let mobile = 32_480_000_000;
  before(async () => {
    server = await startTestServer({
      passwordGateway: gatewayTo(operator.origin),
      wakeOutbox: () => texts.wake(),
    });
    texts = startTextOutbox(server.db, passwordTexts(server.db, gatewayTo(operator.origin)), { delay: () => 0 });
  });
  after(async () => {
    await texts.stop();
    await server.stop();
  });

  async function protectedLink(): Promise<{ id: string; rid: string; link: string; number: string }> {
    const number = `+${(mobile += 1)}`;
    const sender = await server.signIn(SENDER);
    const request = shareRequest({ language: 'en', recipients: [newRecipient({ mobile: number, twoFactor: true })] });
    const made = (await share(sender, request)).json as Share;
    const [recipient] = made.recipients;
    const link = recipient?.link?.replace('http://pacs-share.test', '') ?? '';
    return { id: made.id, rid: recipient?.rid ?? '', link, number };
  }
  async function codeFor(link: string, number: string): Promise<string> {
    await server.client().submit(`${link}/code`);
    await texts.idle();
    return operator.texts.filter(({ phoneNumber }) => phoneNumber === number).at(-1)?.code ?? assert.fail('no text');
  }
  const open = (link: string, code: string) => server.client().submit(`${link}/open`, { code });
  const actionsOf = async (rid: string) =>
    (await server.db.select().from(auditEntries).where(eq(auditEntries.rid, rid)).orderBy(auditEntries.id)).map(
      ({ action }) => action,
    );
  const bucketOf = async (rid: string) => {
    const [row] = await server.db.select().from(shareRecipients).where(eq(shareRecipients.rid, rid));
    return [row?.wrongCodes, row?.lockedAt !== null];
  };

  it('opens once by the one that was texted; nothing here knows it', async () => {
    const { rid, link, number } = await protectedLink();
    const code = await codeFor(link, number);
    const [password] = await server.db.select().from(oneTimePasswords).where(eq(oneTimePasswords.rid, rid));
    assert.equal(password?.codeHash, null);
    const [text] = await server.db.select().from(outgoingTexts).where(eq(outgoingTexts.rid, rid));
    assert.deepEqual([text?.state, text?.text], ['sent', '']);
    assert.match(operator.texts.at(-1)?.message ?? '', /^\d{6} is your code/);
    assert.equal((await open(link, '111111')).status, 422);
    assert.equal((await open(link, `${code.slice(0, 3)} ${code.slice(3)}`)).status, 303);
    assert.equal((await open(link, code)).status, 422);
    assert.deepEqual(await actionsOf(rid), ['send-code', 'wrong-code', 'open']);
    assert.deepEqual(await bucketOf(rid), [0, false]);
  });

  it('has 100 wrong ones looked at exactly 5 times, however simultaneous; only unlocking helps', async () => {
    const { id, rid, link, number } = await protectedLink();
    const code = await codeFor(link, number);
    const answers = await Promise.all(Array.from({ length: 100 }, (_, index) => open(link, String(100_000 + index))));
    assert.equal(operator.checked.length, 5);
    assert.equal(answers.filter(({ status }) => status === 423).length, 96);
    assert.equal(answers.filter(({ status }) => status === 422).length, 4);
    assert.deepEqual(await bucketOf(rid), [5, true]);
    const actions = await actionsOf(rid);
    assert.equal(actions.filter((action) => action === 'wrong-code').length, 5);
    assert.equal(actions.filter((action) => action === 'lock').length, 1);
    assert.equal((await open(link, code)).status, 423);
    assert.equal(operator.checked.length, 5);
    const desk = await server.signIn(SERVICE_DESK);
    assert.equal((await desk.post(`/api/shares/${id}/recipients/${rid}/unlock`)).status, 200);
    assert.equal((await open(link, code)).status, 303);
  });

  it('opens by a right one that is the fifth', async () => {
    const { rid, link, number } = await protectedLink();
    const code = await codeFor(link, number);
    for (let wrong = 0; wrong < 4; wrong += 1) assert.equal((await open(link, '111111')).status, 422);
    assert.equal((await open(link, code)).status, 303);
    assert.deepEqual(await bucketOf(rid), [0, false]);
  });

  it('counts on over another password, and what is too short without asking', async () => {
    const { rid, link, number } = await protectedLink();
    await codeFor(link, number);
    for (const code of ['1234', '111111', '111111', '111111']) assert.equal((await open(link, code)).status, 422);
    assert.equal(operator.checked.length, 3);
    await codeFor(link, number);
    assert.equal((await open(link, '111111')).status, 423);
    assert.deepEqual(await bucketOf(rid), [5, true]);
  });

  it('counts nothing that was certainly not looked at, and says that it must wait', async () => {
    const { rid, link, number } = await protectedLink();
    const code = await codeFor(link, number);
    for (let tries = 0; tries < 6; tries += 1) {
      operator.next.push(refusal(429, 'TOO_MANY_REQUESTS'));
      const answer = await open(link, '111111');
      assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '10']);
    }
    assert.deepEqual(await bucketOf(rid), [0, false]);
    operator.next.push('hangs-up');
    assert.equal((await open(link, '111111')).status, 503);
    assert.deepEqual(await bucketOf(rid), [1, false], 'it may have been looked at');
    assert.equal((await open(link, code)).status, 303);
  });

  it('asks for another one where the operator’s has run out, and counts nothing', async () => {
    const { rid, link, number } = await protectedLink();
    const code = await codeFor(link, number);
    operator.expire();
    const answer = await open(link, code);
    assert.equal(answer.status, 422);
    assert.match(answer.text, /no code that is still valid/);
    assert.deepEqual(await bucketOf(rid), [0, false]);
    assert.equal((await open(link, await codeFor(link, number))).status, 303);
  });

  it('texts a number five times an hour at most', async () => {
    const { link, number } = await protectedLink();
    for (let count = 0; count < 5; count += 1) await codeFor(link, number);
    assert.equal((await server.client().submit(`${link}/code`)).status, 429);
    await texts.idle();
    assert.equal(operator.texts.length, 5);
  });
});
