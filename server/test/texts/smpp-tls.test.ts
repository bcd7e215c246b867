import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import smpp, { type Pdu, type Session } from 'smpp';

import { makeAuthority } from '../support/certificates.js';

const SEND = fileURLToPath(new URL('send-by-smpp.ts', import.meta.url));

describe('the SMPP gateway over TLS', () => {
  const authority = makeAuthority();
  const stops: (() => Promise<unknown>)[] = [];
  let folder: string;
  let trusted: string;
  /** Whatever reached a service center: signing in, and messages. */
  const received: string[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pacs-share-smpp-'));
    trusted = join(folder, 'authority.pem');
    await writeFile(trusted, authority.certificate);
  });
  after(async () => {
    await Promise.all(stops.map((stop) => stop()));
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    received.length = 0;
  });

  /** Starts a service center with this certificate; gives its port. */
  async function serviceCenter(certificate: { key: string; cert: string }): Promise<number> {
    const sessions = new Set<Session>();
    const server = smpp.createServer(certificate, (session) => {
      sessions.add(session);
      session.on('error', () => undefined);
      session.on('bind_transceiver', (pdu: Pdu) => {
        received.push(`signed in with ${String(pdu['password'])}`);
        session.send(pdu.response());
      });
      session.on('submit_sm', (pdu: Pdu) => {
        received.push((pdu['short_message'] as { message: string }).message);
        session.send(pdu.response({ message_id: 'm-1' }));
      });
      session.on('unbind', (pdu: Pdu) => {
        session.send(pdu.response());
        session.close();
      });
    });
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    stops.push(async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      sessions.forEach((session) => session.destroy());
      await closed;
    });
    return server.address().port;
  }

  /** What became of sending one, in a process that trusts these authorities beside those that Node brings. */
  async function send(address: string, authorities?: string): Promise<{ outcome: string; warnings: string }> {
    const { PATH, HOME } = process.env;
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--conditions=source', SEND, `smpps://hospital:p%40ss@${address}`],
      { env: { PATH, HOME, ...(authorities !== undefined && { NODE_EXTRA_CA_CERTS: authorities }) } },
    );
    let outcome = '';
    let warnings = '';
    child.stdout.on('data', (chunk) => (outcome += String(chunk)));
    child.stderr.on('data', (chunk) => (warnings += String(chunk)));
    await once(child, 'close');
    return { outcome: outcome.trim(), warnings };
  }

  it('gives a message to a service center whose certificate is trusted, by name and by address', async () => {
    const port = await serviceCenter(authority.issue(['localhost', '127.0.0.1']));
    for (const host of ['localhost', '127.0.0.1']) {
      received.length = 0;
      const { outcome, warnings } = await send(`${host}:${port}`, trusted);
      assert.equal(outcome, 'sent', warnings);
      assert.equal(warnings, '');
      assert.deepEqual(received, ['signed in with p@ss', '048213 is your code']);
    }
  });

  const refused = async (certificate: { key: string; cert: string }, authorities?: string) => {
    const { outcome, warnings } = await send(`localhost:${await serviceCenter(certificate)}`, authorities);
    assert.equal(outcome, 'gateway-unreachable', warnings);
    assert.deepEqual(received, [], 'neither the password nor the message has left');
  };

  it('tells nothing to one whose authority is not trusted', () => refused(authority.issue(['localhost'])));

  it('tells nothing to one of another authority of the same name', () =>
    refused(makeAuthority().issue(['localhost']), trusted));

  it('tells nothing to one whose certificate is for another host', () =>
    refused(authority.issue(['sms.example.org']), trusted));

  it('tells nothing to one whose certificate has expired', () =>
    refused(authority.issue(['localhost'], { until: new Date(Date.now() - 60_000) }), trusted));

  it('tells nothing to one that speaks without TLS', async () => {
    let heard = '';
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        heard += chunk.toString('latin1');
        socket.end('\0\0\0\u0010 not TLS');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    stops.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
    const { port } = server.address() as AddressInfo;
    const { outcome } = await send(`localhost:${port}`, trusted);
    assert.equal(outcome, 'gateway-unreachable');
    assert.notEqual(heard, '');
    assert.doesNotMatch(heard, /hospital|p@ss|048213/);
  });
});
