import type { SettingsReader } from './settings-reader.js';

/** What text messages are given to. */
export type TextSettings =
  { webhook: { url: string; secret: string } } | { smpp: { url: string; from: string | undefined } };

const SECRET_LENGTH = 16;

export function readTexts(reader: SettingsReader, mayBeHttp: boolean): TextSettings | undefined {
  const webhook = reader.url('TEXT_WEBHOOK_URL', mayBeHttp ? ['http:', 'https:'] : ['https:']);
  const smpp = reader.url('SMPP_URL', ['smpp:', 'smpps:']);
  const secret = reader.text('TEXT_WEBHOOK_SECRET');
  const from = reader.text('TEXT_FROM');
  if (webhook !== undefined && smpp !== undefined) {
    reader.report('TEXT_WEBHOOK_URL and SMPP_URL', 'are both set: choose one gateway for text messages');
  }
  if (from !== undefined && !/^(?:\+?\d{3,15}|[A-Za-z0-9 ]{1,11})$/.test(from)) {
    reader.report('TEXT_FROM', 'must be a number, or up to eleven letters and digits');
  }
  if (webhook !== undefined) {
    if (secret === undefined || secret.length < SECRET_LENGTH) {
      reader.report('TEXT_WEBHOOK_SECRET', `must have ${SECRET_LENGTH} characters or more`);
    }
    return { webhook: { url: webhook, secret: secret ?? '' } };
  }
  return smpp === undefined ? undefined : { smpp: { url: smpp, from } };
}

export function readMetricsToken(reader: SettingsReader): string | undefined {
  const token = reader.text('METRICS_TOKEN');
  if (token !== undefined && token.length < SECRET_LENGTH) {
    reader.report('METRICS_TOKEN', `must have ${SECRET_LENGTH} characters or more`);
  }
  return token;
}
