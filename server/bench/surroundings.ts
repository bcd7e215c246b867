import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { SMTPServer } from 'smtp-server';

import { DicomwebServer, pacs, studyJson } from '../test/studies/dicomweb-server.js';

/** What a server needs around it: who signs people in, where the studies are, who takes the mails. */
export interface Surroundings {
  settings: Record<string, string>;
  studies: readonly string[];
  tokenOf(personId: string): Promise<string>;
  /** How many mails have arrived. */
  mails(): number;
  stop(): Promise<void>;
}

const AUDIENCE = 'bench';

export async function startSurroundings(): Promise<Surroundings> {
  const issuer = await startIssuer();
  const studies = Array.from({ length: 50 }, (_, serial) => `1.2.826.0.1.3680043.10.999.8.${serial + 1}`);
  const archive = new DicomwebServer(pacs(studies.map((uid) => studyJson(uid, 'Proefkonijn^Invented', '20260101'))));
  await archive.start();
  const mailbox = await startMailbox();
  return {
    settings: {
      OIDC_ISSUER: issuer.url,
      OIDC_AUDIENCE: AUDIENCE,
      DICOMWEB_URL: archive.origin,
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'bench <bench@example.org>',
      SECRET: createHash('sha256').update('bench').digest('base64'), // the same for a database that was kept
      ALLOW_HTTP: '1',
      LOOKUPS_PER_MINUTE: '999999999',
      LOOKUPS_PER_HOUR: '999999999',
    },
    studies,
    tokenOf: (personId) => issuer.tokenOf(personId),
    mails: () => mailbox.count(),
    async stop() {
      await Promise.all([issuer.stop(), archive.stop(), mailbox.stop()]);
    },
  };
}

async function startIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const key = { ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256', use: 'sig' };
  let url = '';
  const server = createServer((request, response) => {
    const isKeys = request.url === '/keys';
    const answer = isKeys ? { keys: [key] } : { issuer: url, jwks_uri: `${url}/keys` };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    tokenOf: (personId: string) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
        .setIssuer(url)
        .setAudience(AUDIENCE)
        .setSubject(personId)
        .setExpirationTime('6h')
        .sign(privateKey),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Takes every mail and keeps none. */
async function startMailbox() {
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1000,
    onData(stream, _session, done) {
      stream.resume();
      stream.on('end', () => {
        count += 1;
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    count: () => count,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
