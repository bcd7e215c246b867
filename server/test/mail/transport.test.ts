import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';

import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

import { startCatcher, type Catcher } from '../../src/catcher/start-catcher.js';
import { MailError, smtpTransport, type MailTransport, type OutgoingMail } from '../../src/mail/transport.js';

const FROM = 'Radiologie, Clinique Modèle <no-reply@example.org>';
const MAIL: OutgoingMail = {
  id: 'mail-1',
  to: { address: 'an@example.net', name: 'An "Ann" Peeters, MD' },
  language: 'fr',
  subject: 'Urgent: Élodie 😀 a partagé un examen avec vous',
  text: 'Bonjour,\n\n> « Voilà » 山田\n.\nfin',
  html: '<p>Bonjour &lt;b&gt; 山田</p>',
};

describe('mail over SMTP', () => {
  let catcher: Catcher;
  let transport: MailTransport;
  before(async () => {
    catcher = await startCatcher();
    transport = smtpTransport({ url: catcher.url, from: FROM });
  });
  after(async () => {
    transport.close();
    await catcher.stop();
  });

  it('does not leave in the clear where that is asked', async () => {
    const strict = smtpTransport({ url: catcher.url, from: FROM, requireTls: true });
    await assert.rejects(strict.send(MAIL), (error: unknown) => error instanceof MailError && !error.permanent);
    strict.close();
    assert.deepEqual(await catcher.mails(), []);
  });

  it('arrives as it was written', async () => {
    await transport.send(MAIL);
    const [caught] = await catcher.mails();
    assert.equal(caught?.to, 'an@example.net');
    assert.equal(caught?.subject, MAIL.subject);
    assert.equal(caught?.text.trimEnd(), MAIL.text);
    assert.equal(caught?.html.trimEnd(), MAIL.html);
    assert.ok(Math.abs((caught?.sentAt.getTime() ?? 0) - Date.now()) < 60_000);
  });

  it('goes to the one recipient, whatever name and subject try', async () => {
    await transport.send({
      ...MAIL,
      to: { address: 'an@example.net', name: 'An\r\nBcc: bob@example.net' },
      subject: 'One\r\nBcc: bob@example.net\r\n\r\nTwo',
    });
    const mails = await catcher.mails();
    assert.equal(mails.length, 2);
    assert.equal(mails.at(-1)?.to, 'an@example.net');
    assert.equal(mails.at(-1)?.text.trimEnd(), MAIL.text);
  });

  it('names no file or address as a body', async () => {
    // An object in place of a text is how attachments and files are named to the mail library.
    const html = { path: '/etc/hostname' } as unknown as string;
    await assert.rejects(transport.send({ ...MAIL, html }), MailError);
  });
});

describe('a mail that does not leave', () => {
  const servers: SMTPServer[] = [];
  const transports: MailTransport[] = [];
  after(async () => {
    for (const transport of transports) transport.close();
    await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(resolve))));
  });

  const refusal = (responseCode: number) => Object.assign(new Error('no: an@example.net'), { responseCode });

  async function failing(options: SMTPServerOptions, credentials = ''): Promise<MailError> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      closeTimeout: 100,
      ...options,
    });
    server.on('error', () => undefined);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    const transport = smtpTransport({ url: `smtp://${credentials}127.0.0.1:${port}`, from: FROM });
    transports.push(transport);
    try {
      await transport.send(MAIL);
    } catch (error) {
      assert.ok(error instanceof MailError);
      assert.doesNotMatch(error.message, /an@example/);
      return error;
    }
    throw new assert.AssertionError({ message: 'the mail was sent' });
  }

  it('is given up when the server knows no such address', async () => {
    const { code, permanent } = await failing({ onRcptTo: (_address, _session, done) => done(refusal(550)) });
    assert.deepEqual([code, permanent], ['address-rejected', true]);
  });

  it('is given up when the server refuses what it says', async () => {
    const { code, permanent } = await failing({
      onData(stream, _session, done) {
        stream.resume().on('end', () => done(refusal(554)));
      },
    });
    assert.deepEqual([code, permanent], ['message-rejected', true]);
  });

  it('is tried again when the server is busy', async () => {
    const { code, permanent } = await failing({ onRcptTo: (_address, _session, done) => done(refusal(451)) });
    assert.deepEqual([code, permanent], ['server-busy', false]);
  });

  it('is tried again when the server refuses us rather than the mail', async () => {
    const signIn = await failing(
      { onAuth: (_auth, _session, done) => done(refusal(535)), allowInsecureAuth: true },
      'u:p@',
    );
    assert.deepEqual([signIn.code, signIn.permanent], ['server-refused-sign-in', false]);
    const sender = await failing({ onMailFrom: (_address, _session, done) => done(refusal(550)) });
    assert.deepEqual([sender.code, sender.permanent], ['sending-failed', false]);
  });

  it('is tried again when there is no server', async () => {
    const transport = smtpTransport({ url: 'smtp://127.0.0.1:1', from: FROM });
    transports.push(transport);
    await assert.rejects(transport.send(MAIL), { code: 'server-unreachable', permanent: false });
  });
});
