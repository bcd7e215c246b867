import type { CamaraSettings } from '../texts/camara-gateway.js';
import type { SettingsReader } from './settings-reader.js';

/** What text messages are given to. */
export type TextSettings =
  | { webhook: { url: string; secret: string } }
  | { smpp: { url: string; from: string | undefined } }
  | { camara: Omit<CamaraSettings, 'allowHttp'> };

const SECRET_LENGTH = 16;

export function readTexts(reader: SettingsReader, mayBeHttp: boolean): TextSettings | undefined {
  const webhook = reader.url('TEXT_WEBHOOK_URL', mayBeHttp ? ['http:', 'https:'] : ['https:']);
  const smpp = reader.url('SMPP_URL', ['smpp:', 'smpps:']);
  const secret = reader.text('TEXT_WEBHOOK_SECRET');
  const from = reader.text('TEXT_FROM');
  const camara = readCamara(reader, mayBeHttp);
  if ([webhook, smpp, camara].filter((gateway) => gateway !== undefined).length > 1) {
    reader.report(
      'TEXT_WEBHOOK_URL, SMPP_URL and CAMARA_OTP_URL',
      'are set together: choose one gateway for text messages',
    );
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
  if (camara) return { camara };
  return smpp === undefined ? undefined : { smpp: { url: smpp, from } };
}

function readCamara(reader: SettingsReader, mayBeHttp: boolean): Omit<CamaraSettings, 'allowHttp'> | undefined {
  const protocols = mayBeHttp ? ['http:', 'https:'] : ['https:'];
  const url = reader.url('CAMARA_OTP_URL', protocols);
  const tokenUrl = reader.url('CAMARA_OTP_TOKEN_URL', protocols);
  const clientId = reader.text('CAMARA_OTP_CLIENT_ID');
  const clientSecret = reader.text('CAMARA_OTP_CLIENT_SECRET');
  const scope = reader.text('CAMARA_OTP_SCOPE') ?? 'one-time-password-sms:send-validate';
  if (url === undefined) return undefined;
  const needed = {
    CAMARA_OTP_TOKEN_URL: tokenUrl,
    CAMARA_OTP_CLIENT_ID: clientId,
    CAMARA_OTP_CLIENT_SECRET: clientSecret,
  };
  for (const [name, value] of Object.entries(needed)) {
    if (value === undefined && !reader.isWrong(name))
      reader.report(name, 'is missing: CAMARA_OTP_URL asks for a token');
  }
  return { url, tokenUrl: tokenUrl ?? '', clientId: clientId ?? '', clientSecret: clientSecret ?? '', scope };
}

export function readMetricsToken(reader: SettingsReader): string | undefined {
  const token = reader.text('METRICS_TOKEN');
  if (token !== undefined && token.length < SECRET_LENGTH) {
    reader.report('METRICS_TOKEN', `must have ${SECRET_LENGTH} characters or more`);
  }
  return token;
}
