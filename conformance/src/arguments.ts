import { parseArgs } from 'node:util';

import type { Credential } from './endpoint.js';
import type { RunOptions } from './run.js';

export const USAGE = `pacs-share-conformance <endpoint> [options]

Tells which points of the sharing contract hold at an endpoint. It really shares: with the study and the
recipient named, or the first ones found, and withdraws what it has shared. No mail goes to anybody but to
addresses under .invalid. Use it where patients are invented.

  --yes                     share (or PACS_SHARE_CONFORMANCE=yes); without it nothing is done
  --token T, --cookie C     the sender: a bearer token, or a cookie (name=value)
  --admin-token, -cookie    an admin of the sender's department, or the service desk: may unlock
  --recipient-token, -cookie  the recipient, to look at what recipients see
  --other-token, -cookie    somebody whom the shares do not concern
  --study UID               the study to share
  --recipient TEXT          finds the recipient to share with
  --only ID[,ID…]           points, or groups of points, to look at
  --json                    a report for programs
  --help

Ends with 0 where every point that could be tried holds, 1 where one does not, 2 where nothing could be told.
Tokens and cookies are also read from TOKEN, COOKIE, ADMIN_TOKEN … in the environment, where others on the computer
do not see them.`;

export interface Arguments {
  run: RunOptions;
  json: boolean;
  /** Whether whoever runs it has agreed to sharing. */
  yes: boolean;
}

/** What was asked for; a text says what is wrong with it. */
export function readArguments(args: readonly string[], env: NodeJS.ProcessEnv): Arguments | 'help' | { wrong: string } {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        yes: flag,
        json: flag,
        help: flag,
        token: text,
        cookie: text,
        'admin-token': text,
        'admin-cookie': text,
        'recipient-token': text,
        'recipient-cookie': text,
        'other-token': text,
        'other-cookie': text,
        study: text,
        recipient: text,
        only: text,
      },
    });
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed;
  if (values.help) return 'help';
  const [endpoint, ...more] = positionals;
  if (endpoint === undefined || more.length > 0) return { wrong: 'name one endpoint' };
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
    return { wrong: 'the endpoint must be an address that begins with http:// or https://' };
  }
  const credential = (role: '' | 'admin-' | 'recipient-' | 'other-'): Credential | undefined => {
    const inEnvironment = role.toUpperCase().replace('-', '_');
    const token = values[`${role}token`] ?? env[`${inEnvironment}TOKEN`];
    const cookie = values[`${role}cookie`] ?? env[`${inEnvironment}COOKIE`];
    return token === undefined && cookie === undefined ? undefined : { token, cookie };
  };
  const sender = credential('');
  if (!sender) return { wrong: 'nobody would be signed in: --token or --cookie' };
  return {
    run: {
      endpoint,
      credentials: {
        sender,
        admin: credential('admin-'),
        recipient: credential('recipient-'),
        other: credential('other-'),
      },
      study: values.study,
      recipient: values.recipient,
      only: values.only?.split(',').filter((id) => id !== '') ?? [],
    },
    json: values.json ?? false,
    yes: (values.yes ?? false) || env['PACS_SHARE_CONFORMANCE'] === 'yes',
  };
}
