import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A certificate authority of the test's own, which nobody trusts who is not told to. */
export interface Authority {
  /** Its certificate, as PEM. */
  certificate: string;
  /** A key and a certificate of it for a server at these names, `localhost`, or addresses, `127.0.0.1`. */
  issue(names: readonly string[], lasting?: { until: Date }): { key: string; cert: string };
}

const YEAR_MS = 365 * 24 * 60 * 60_000;
const ECDSA_WITH_SHA256 = sequence(tagged(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const BASIC_CONSTRAINTS = Buffer.from('0603551d13', 'hex');
const ALTERNATIVE_NAMES = Buffer.from('0603551d11', 'hex');
const TRUE = Buffer.from('0101ff', 'hex');

/** Makes an authority: keys and certificates (X.509, RFC 5280) that are nowhere but in the test. */
export function makeAuthority(name = 'Invented authority'): Authority {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const isAuthority = sequence(BASIC_CONSTRAINTS, TRUE, tagged(0x04, sequence(TRUE)));
  const until = new Date(Date.now() + YEAR_MS);
  const own = { issuer: name, subject: name, publicKey: keys.publicKey, extension: isAuthority, until };
  return {
    certificate: certificate(own, keys.privateKey),
    issue(names, lasting = { until }) {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const extension = sequence(ALTERNATIVE_NAMES, tagged(0x04, sequence(...names.map(alternativeName))));
      return {
        key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        cert: certificate(
          { issuer: name, subject: names[0] ?? '', publicKey, extension, until: lasting.until },
          keys.privateKey,
        ),
      };
    },
  };
}

interface Content {
  issuer: string;
  subject: string;
  publicKey: KeyObject;
  extension: Buffer;
  until: Date;
}

function certificate({ issuer, subject, publicKey, extension, until }: Content, issuerKey: KeyObject): string {
  const content = sequence(
    tagged(0xa0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(1), randomBytes(15)])),
    ECDSA_WITH_SHA256,
    nameOf(issuer),
    sequence(time(new Date(until.getTime() - 2 * YEAR_MS)), time(until)),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(extension)),
  );
  const signature = tagged(0x03, Buffer.of(0), sign('sha256', content, issuerKey));
  const lines =
    sequence(content, ECDSA_WITH_SHA256, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, ...parts);
}

const integer = (bytes: Buffer) => tagged(0x02, bytes);
const nameOf = (text: string) => sequence(tagged(0x31, sequence(COMMON_NAME, tagged(0x0c, Buffer.from(text, 'utf8')))));
/** `20260310110000Z` */
const time = (at: Date) => tagged(0x18, Buffer.from(at.toISOString().replace(/\.\d+|[-:T]/g, ''), 'latin1'));
const alternativeName = (name: string) =>
  /^[\d.]+$/.test(name)
    ? tagged(0x87, Buffer.from(name.split('.').map(Number)))
    : tagged(0x82, Buffer.from(name, 'latin1'));
