import { isIP } from 'node:net';

import smpp, { type Pdu, type Session } from 'smpp';

import { TEXT_TIMEOUT_MS, TextError, type TextGateway } from './text-gateway.js';

export interface SmppSettings {
  /** `smpp://system-id:password@host:2775`, or `smpps://` for TLS. */
  url: string;
  /** Whom the message is from: a number, or up to eleven letters; undefined: whatever the gateway puts. */
  from: string | undefined;
}

const INTERNATIONAL = 1;
const ALPHANUMERIC = 5;
const ISDN = 1;

/** Gives text messages to a short message service center by SMPP 3.4, on a connection for each: there are few. */
export function smppGateway({ url, from }: SmppSettings): TextGateway {
  const { protocol, hostname, port, username, password } = new URL(url);
  const isTls = protocol === 'smpps:';
  const credentials = { system_id: decodeURIComponent(username), password: decodeURIComponent(password) };
  const isNumber = from !== undefined && /^\+?\d+$/.test(from);
  const source = {
    ...(from !== undefined && {
      source_addr: from.replace(/^\+/, ''),
      source_addr_ton: isNumber ? INTERNATIONAL : ALPHANUMERIC,
      source_addr_npi: isNumber ? ISDN : 0,
    }),
  };
  return {
    async send({ to, text }) {
      const session = smpp.connect({
        host: hostname,
        port: Number(port) || (isTls ? 3550 : 2775),
        // A certificate that is not valid for the host ends the connection before anything is said.
        ...(isTls && { tls: true, ...(isIP(hostname) === 0 && { servername: hostname }) }),
      });
      try {
        await within(session, async (answer) => {
          const bound = await answer((done) => session.bind_transceiver(credentials, done));
          if (bound.command_status !== smpp.errors['ESME_ROK']) throw new TextError('gateway-refused-sign-in', false);
          const taken = await answer((done) =>
            session.submit_sm(
              {
                ...source,
                destination_addr: to.replace(/^\+/, ''),
                dest_addr_ton: INTERNATIONAL,
                dest_addr_npi: ISDN,
                short_message: text,
              },
              done,
            ),
          );
          refuse(taken.command_status);
          session.unbind();
        });
      } finally {
        session.close();
      }
    },
  };
}

type Answer = (ask: (answered: (pdu: Pdu) => void) => void) => Promise<Pdu>;

/** A conversation that ends when the connection does, or when it takes too long. */
async function within(session: Session, talk: (answer: Answer) => Promise<void>): Promise<void> {
  let fail: (error: TextError) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    fail = reject;
  });
  ended.catch(() => undefined);
  session.on('error', (error) => fail(new TextError('gateway-unreachable', false, error)));
  session.on('close', () => fail(new TextError('gateway-unreachable', false)));
  const timer = setTimeout(() => fail(new TextError('gateway-unreachable', false)), TEXT_TIMEOUT_MS);
  try {
    await Promise.race([talk((ask) => Promise.race([new Promise<Pdu>((resolve) => ask(resolve)), ended])), ended]);
  } finally {
    clearTimeout(timer);
  }
}

function refuse(status: number): void {
  const { ESME_ROK, ESME_RINVDSTADR, ESME_RTHROTTLED, ESME_RMSGQFUL, ESME_RSYSERR, ESME_RINVMSGLEN, ESME_RINVSRCADR } =
    smpp.errors;
  switch (status) {
    case ESME_ROK:
      return;
    case ESME_RINVDSTADR:
      throw new TextError('number-rejected', true);
    case ESME_RTHROTTLED:
    case ESME_RMSGQFUL:
    case ESME_RSYSERR:
      throw new TextError('gateway-busy', false);
    case ESME_RINVMSGLEN:
    case ESME_RINVSRCADR:
      throw new TextError('message-rejected', true);
    default:
      throw new TextError('sending-failed', false);
  }
}
