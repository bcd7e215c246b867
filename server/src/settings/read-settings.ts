import { fileURLToPath } from 'node:url';

import { parseNumberSystems, type NumberSystems } from '../directory/mcsd/number-systems.js';
import { isPhoneCountry } from '../directory/mobile-number.js';
import { LOOK_UP_LIMITS, type LookUpLimits } from '../http/look-up-limit.js';
import { readAuthentication, type AuthenticationSettings } from './read-authentication.js';
import { readSecretText } from './secret.js';
import { readMetricsToken, readTexts, type TextSettings } from './read-texts.js';
import { SettingsReader } from './settings-reader.js';

/** Everything that can be set from outside, checked and complete. */
export interface Settings {
  port: number;
  /** Address to listen on; other computers reach the server only if it is not a loopback address. */
  host: string;
  /** Absolute path: the embedded database and whatever else is kept. */
  dataDirectory: string;
  /** `postgres://…`; undefined: the embedded database. */
  databaseUrl: string | undefined;
  /** `postgres://…` of the role that owns the tables, where the one of `databaseUrl` only works with them. */
  databaseOwnerUrl: string | undefined;
  /** Where people reach the server, without a slash at the end; links in mails begin with it. */
  publicUrl: string;
  /** Origins of other sites whose pages may call the endpoint with a signed-in person's cookie or token. */
  trustedOrigins: string[];
  mail: {
    /** `smtp://…` or `smtps://…`; undefined only in the demo, which catches its mails itself. */
    smtpUrl: string | undefined;
    /** Sender of the mails. */
    from: string;
    /** Sends nothing over a connection that is not encrypted. */
    requireTls: boolean;
    /** Folder of templates in place of our own words; undefined: there are none. */
    templates: string | undefined;
  };
  /** What sends text messages; undefined: none leave, and outside the demo two-factor is not offered. */
  texts: TextSettings | undefined;
  /** Token that metrics are asked with; undefined: there are none. */
  metricsToken: string | undefined;
  /** Where the studies are; undefined only in the demo, which makes invented ones. */
  studies: { dicomDirectory: string } | { dicomwebUrl: string } | undefined;
  /** A FHIR directory (IHE mCSD) beside the database's own; undefined: there is none. */
  directory: DirectorySettings | undefined;
  /** How often a sender may look something up in the directory. */
  lookUps: LookUpLimits;
  /** ISO 3166 code: where mobile numbers without a country code are from; undefined: where the department is. */
  phoneCountry: string | undefined;
  /** Signs in as anybody, shows what was mailed: for trying out, never for patients. */
  demo: boolean;
  /** Who signs people in; undefined only in the demo. */
  authentication: AuthenticationSettings | undefined;
  /** Whether the issuer may be reached by http. */
  allowHttp: boolean;
  /** Key of links and codes, the same for all processes; undefined: one that is kept in the data folder. */
  secret: string | undefined;
  /** How many proxies stand between browsers and this server. */
  trustedProxies: number;
}

/** How a FHIR directory is asked. */
export interface DirectorySettings {
  /** Base URL; a user and password in it are sent as HTTP Basic. */
  url: string;
  /** Bearer token. */
  token: string | undefined;
  /** What senders see it called where it does not answer. */
  name: string;
  /** Milliseconds. */
  timeout: number;
  /** Naming systems of physicians' numbers beside the known ones. */
  systems: NumberSystems;
  /** BCP 47: of those whose language it does not tell. */
  language: string;
}

/** Folder of the repository, three floors up. */
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Reads the settings from environment variables and the command line. Throws a `SettingsError` that lists everything
 * that is wrong at once.
 */
export function readSettings(env: NodeJS.ProcessEnv, args: readonly string[] = []): Settings {
  const reader = new SettingsReader(env, args);
  const demo = reader.flag('DEMO');
  const port = reader.port('PORT', 8080);
  const publicUrl = reader.url('PUBLIC_URL', ['http:', 'https:']) ?? `http://localhost:${port}`;
  const smtpUrl = reader.url('SMTP_URL', ['smtp:', 'smtps:']);
  const from = reader.sender('MAIL_FROM');
  const dicomDirectory = reader.directory('DICOM_DIR', '--dicom');
  const dicomwebUrl = reader.url('DICOMWEB_URL', ['http:', 'https:']);
  const allowHttp = reader.flag('ALLOW_HTTP');
  const authentication = readAuthentication(reader, { demo, mayBeHttp: allowHttp || demo });
  const phoneCountry = reader.text('PHONE_COUNTRY')?.toUpperCase();
  if (phoneCountry !== undefined && !isPhoneCountry(phoneCountry)) {
    reader.report('PHONE_COUNTRY', 'must be the two letters of a country, for example BE');
  }
  const directory = readDirectory(reader, allowHttp || demo);
  const settings: Settings = {
    port,
    host: reader.text('HOST') ?? '127.0.0.1',
    ...readDatabase(reader),
    publicUrl,
    trustedOrigins: reader.origins('CORS_ORIGINS'),
    mail: {
      smtpUrl,
      from: from ?? 'pacs-share <no-reply@pacs-share.example.org>',
      requireTls: reader.flag('SMTP_REQUIRE_TLS'),
      templates: reader.directory('MAIL_TEMPLATES_DIR'),
    },
    texts: readTexts(reader, allowHttp || demo),
    metricsToken: readMetricsToken(reader),
    studies:
      dicomDirectory !== undefined ? { dicomDirectory } : dicomwebUrl !== undefined ? { dicomwebUrl } : undefined,
    directory,
    lookUps: {
      perMinute: reader.count('LOOKUPS_PER_MINUTE', LOOK_UP_LIMITS.perMinute),
      perHour: reader.count('LOOKUPS_PER_HOUR', LOOK_UP_LIMITS.perHour),
    },
    phoneCountry,
    demo,
    authentication,
    allowHttp: allowHttp || demo,
    secret: readSecretText(reader),
    trustedProxies: reader.count('TRUSTED_PROXIES', 0),
  };

  if (dicomDirectory !== undefined && dicomwebUrl !== undefined) {
    reader.report('DICOM_DIR and DICOMWEB_URL', 'are both set: choose one source of studies');
  }
  if (!demo) {
    if (settings.databaseUrl !== undefined && settings.secret === undefined && !reader.isWrong('SECRET')) {
      reader.report(
        'SECRET',
        'is missing: servers that share a database need the same one; make it with openssl rand -base64 32',
      );
    }
    if (smtpUrl === undefined && !reader.isWrong('SMTP_URL'))
      reader.report('SMTP_URL', 'is missing: mails leave through it');
    if (from === undefined && !reader.isWrong('MAIL_FROM')) {
      reader.report('MAIL_FROM', 'is missing: the sender of the mails, for example "Radiology <no-reply@example.org>"');
    }
    if (settings.studies === undefined && !reader.isWrong('DICOM_DIR') && !reader.isWrong('DICOMWEB_URL')) {
      reader.report('DICOM_DIR or DICOMWEB_URL', 'is missing: where the studies are');
    }
    if (!publicUrl.startsWith('https:') && !allowHttp && !reader.isWrong('PUBLIC_URL')) {
      reader.report(
        'PUBLIC_URL',
        'must begin with https://, or set ALLOW_HTTP=1 for a network that you trust entirely',
      );
    }
  }
  reader.throwIfWrong();
  return settings;
}

/** What the commands that only look into the database need of the settings. */
export function readDatabaseSettings(env: NodeJS.ProcessEnv): DatabaseSettings {
  const reader = new SettingsReader(env, []);
  const settings = readDatabase(reader);
  reader.throwIfWrong();
  return settings;
}

export type DatabaseSettings = Pick<Settings, 'dataDirectory' | 'databaseUrl' | 'databaseOwnerUrl'>;

function readDatabase(reader: SettingsReader): DatabaseSettings {
  const protocols = ['postgres:', 'postgresql:'];
  const databaseUrl = reader.url('DATABASE_URL', protocols);
  const databaseOwnerUrl = reader.url('DATABASE_OWNER_URL', protocols);
  if (databaseOwnerUrl !== undefined && databaseUrl === undefined) {
    reader.report('DATABASE_OWNER_URL', 'needs DATABASE_URL, the role that the server works under');
  }
  return { dataDirectory: reader.path('DATA_DIR', ROOT, '.data'), databaseUrl, databaseOwnerUrl };
}

function readDirectory(reader: SettingsReader, mayBeHttp: boolean): DirectorySettings | undefined {
  const url = reader.url('DIRECTORY_FHIR_URL', mayBeHttp ? ['http:', 'https:'] : ['https:']);
  const systems = parseNumberSystems(reader.text('DIRECTORY_FHIR_SYSTEMS') ?? '');
  if (!systems)
    reader.report('DIRECTORY_FHIR_SYSTEMS', 'must be like "riziv=urn:oid:1.2.3, gln=https://example.org/gln"');
  const language = reader.text('DIRECTORY_FHIR_LANGUAGE') ?? 'en';
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)) {
    reader.report('DIRECTORY_FHIR_LANGUAGE', 'must be the code of a language, for example nl');
  }
  const token = reader.text('DIRECTORY_FHIR_TOKEN');
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    reader.report('DIRECTORY_FHIR_TOKEN', 'must be one word of visible ASCII characters');
  }
  const timeout = reader.count('DIRECTORY_FHIR_TIMEOUT', 5) * 1000;
  if (url === undefined) return undefined;
  const name = reader.text('DIRECTORY_FHIR_NAME') ?? new URL(url).hostname;
  return { url, token, name, timeout, systems: systems ?? new Map(), language };
}
