import type { AddressInfo } from 'node:net';

import { SMTPServer } from 'smtp-server';

/** A mail server that keeps the Message-ID of whatever arrives. */
export interface Mailbox {
  url: string;
  /** In the order in which they came; one that came twice is there twice. */
  arrived: readonly { id: string; to: string }[];
  stop(): Promise<void>;
}

export async function startMailbox(): Promise<Mailbox> {
  const arrived: { id: string; to: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1_000,
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (chunk) => (text += String(chunk)));
      stream.on('end', () => {
        const id = /^Message-ID: (<\S+>)/im.exec(text)?.[1] ?? '';
        for (const { address } of session.envelope.rcptTo) arrived.push({ id, to: address });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    arrived,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
