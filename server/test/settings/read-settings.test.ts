import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { openDatabase } from '../../src/database/open-database.js';
import { checkSecret, readSecret } from '../../src/settings/secret.js';
import { readSettings } from '../../src/settings/read-settings.js';
import { SettingsError } from '../../src/settings/settings-reader.js';

const SECRET = 'mQ2sO8yqXl1nq0vD3m5pTzY7cWb4uHfKjRgE9aLxNto=';

const PRODUCTION = {
  OIDC_ISSUER: 'https://id.example.org',
  OIDC_AUDIENCE: 'pacs-share',
  SMTP_URL: 'smtps://user:secret@mail.example.org',
  MAIL_FROM: 'Radiology <no-reply@example.org>',
  DICOMWEB_URL: 'https://pacs.example.org/dicom-web/',
  PUBLIC_URL: 'https://share.example.org/',
};

function problems(env: NodeJS.ProcessEnv, args: string[] = []): readonly string[] {
  try {
    readSettings(env, args);
  } catch (error) {
    assert.ok(error instanceof SettingsError);
    return error.problems;
  }
  return [];
}

describe('the settings', () => {
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'pacs-share-settings-'));
  });
  after(() => rm(directory, { recursive: true, force: true }));

  it('of the demo need nothing else', () => {
    assert.deepEqual(readSettings({ DEMO: '1' }), {
      port: 8080,
      host: '127.0.0.1',
      dataDirectory: resolve(import.meta.dirname, '../../../.data'),
      databaseUrl: undefined,
      databaseOwnerUrl: undefined,
      publicUrl: 'http://localhost:8080',
      trustedOrigins: [],
      mail: {
        smtpUrl: undefined,
        from: 'pacs-share <no-reply@pacs-share.example.org>',
        requireTls: false,
        templates: undefined,
      },
      texts: undefined,
      metricsToken: undefined,
      studies: undefined,
      directory: undefined,
      lookUps: { perMinute: 120, perHour: 1000 },
      phoneCountry: undefined,
      demo: true,
      authentication: undefined,
      allowHttp: true,
      secret: undefined,
      trustedProxies: 0,
    });
    assert.equal(readSettings({ DEMO: '1', PORT: '9400' }).publicUrl, 'http://localhost:9400');
  });

  it('of a hospital are read completely', () => {
    const env = {
      ...PRODUCTION,
      DATABASE_URL: 'postgres://db.example.org/share',
      DATABASE_OWNER_URL: 'postgres://owner@db.example.org/share',
      DATA_DIR: directory,
      HOST: '0.0.0.0',
      SMTP_REQUIRE_TLS: '1',
      TEXT_WEBHOOK_URL: 'https://texts.example.org/send',
      TEXT_WEBHOOK_SECRET: 'a-secret-of-at-least-16',
      METRICS_TOKEN: 'a-token-of-at-least-16',
      CORS_ORIGINS: 'https://viewer.example.org, http://localhost:5173',
      LOOKUPS_PER_MINUTE: '30',
      LOOKUPS_PER_HOUR: '300',
      PHONE_COUNTRY: 'ch',
      DIRECTORY_FHIR_URL: 'https://directory.example.org/fhir/',
      DIRECTORY_FHIR_TOKEN: 'token',
      DIRECTORY_FHIR_SYSTEMS: 'riziv=urn:oid:1.2.3',
      OIDC_CLIENT_ID: 'share',
      OIDC_CLIENT_SECRET: 'secret',
      OIDC_SCOPE: 'openid profile roles',
      OIDC_PERSON_CLAIM: 'employee',
      OIDC_ROLE_CLAIM: 'realm_access.roles',
      OIDC_SENDER_ROLE: 'CN=Radiology share, OU=Groups',
      OIDC_DEPARTMENT_CLAIM: 'department',
      OIDC_DEPARTMENTS: 'Radiology North=radiology-north; 4711 = radiology-south;',
      OIDC_ADD_PEOPLE: '1',
      SECRET,
      TRUSTED_PROXIES: '1',
      MAIL_TEMPLATES_DIR: directory,
    };
    assert.deepEqual(readSettings({ ...env, PORT: '443' }), {
      port: 443,
      host: '0.0.0.0',
      dataDirectory: directory,
      databaseUrl: 'postgres://db.example.org/share',
      databaseOwnerUrl: 'postgres://owner@db.example.org/share',
      publicUrl: 'https://share.example.org',
      trustedOrigins: ['https://viewer.example.org', 'http://localhost:5173'],
      mail: {
        smtpUrl: 'smtps://user:secret@mail.example.org',
        from: 'Radiology <no-reply@example.org>',
        requireTls: true,
        templates: directory,
      },
      texts: { webhook: { url: 'https://texts.example.org/send', secret: 'a-secret-of-at-least-16' } },
      metricsToken: 'a-token-of-at-least-16',
      studies: { dicomwebUrl: 'https://pacs.example.org/dicom-web' },
      directory: {
        url: 'https://directory.example.org/fhir',
        token: 'token',
        name: 'directory.example.org',
        timeout: 5000,
        systems: new Map([['1.2.3', 'riziv']]),
        language: 'en',
      },
      lookUps: { perMinute: 30, perHour: 300 },
      phoneCountry: 'CH',
      demo: false,
      authentication: {
        issuer: 'https://id.example.org',
        audience: 'pacs-share',
        client: { id: 'share', secret: 'secret', scope: 'openid profile roles' },
        claims: {
          person: 'employee',
          role: 'realm_access.roles',
          roleValues: { sender: 'CN=Radiology share, OU=Groups', admin: 'admin', 'service-desk': 'service-desk' },
          department: 'department',
          departmentIds: new Map([
            ['Radiology North', 'radiology-north'],
            ['4711', 'radiology-south'],
          ]),
          addPeople: true,
        },
      },
      allowHttp: false,
      secret: SECRET,
      trustedProxies: 1,
    });
  });

  it('refuse a start on which nobody could sign in', () => {
    const { OIDC_ISSUER: _issuer, OIDC_AUDIENCE: _audience, ...rest } = PRODUCTION;
    const [problem, ...others] = problems(rest);
    assert.match(problem ?? '', /set OIDC_ISSUER and OIDC_AUDIENCE, or DEMO=1/);
    assert.deepEqual(others, []);
    assert.match(problems({ ...rest, DEMO: '0' })[0] ?? '', /or DEMO=1/);
    assert.deepEqual(problems({ ...rest, OIDC_ISSUER: 'https://id.example.org' }), [
      'OIDC_AUDIENCE or OIDC_CLIENT_ID is missing: to accept tokens, or to have people sign in',
    ]);
    assert.match(problems({ ...rest, OIDC_CLIENT_ID: 'share' }).join(), /^OIDC_ISSUER is missing/);
    assert.deepEqual(problems({ ...rest, OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'share' }), []);
  });

  it('refuse a secret that can be guessed, and servers on one database without any', () => {
    for (const weak of [
      'short',
      SECRET.slice(0, 30),
      'a'.repeat(64),
      '0123456789abcdef'.repeat(2),
      'passwordpasswordpasswordpassword',
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab',
    ]) {
      assert.match(problems({ ...PRODUCTION, SECRET: weak }).join(), /^SECRET can be guessed/, weak);
      assert.doesNotMatch(problems({ ...PRODUCTION, SECRET: weak }).join(), new RegExp(weak), 'and does not repeat it');
    }
    for (const strong of [SECRET, randomBytes(32).toString('hex'), randomBytes(24).toString('base64url')]) {
      assert.deepEqual(problems({ ...PRODUCTION, SECRET: strong }), []);
    }
    const shared = { ...PRODUCTION, DATABASE_URL: 'postgres://db.example.org/share' };
    assert.match(problems(shared).join(), /^SECRET is missing/);
    assert.deepEqual(problems({ ...shared, SECRET }), []);
  });

  it('tell everything that is wrong at once, without repeating a value', () => {
    const found = problems({
      PORT: '70000',
      DEMO: 'yes',
      DATABASE_URL: 'mysql://user:secret@db/x',
      SMTP_URL: 'secret',
      MAIL_FROM: 'secret',
      DICOM_DIR: join(directory, 'secret'),
      PUBLIC_URL: 'secret',
      OIDC_ISSUER: 'http://secret.example.org',
      OIDC_AUDIENCE: 'x',
      OIDC_SCOPE: 'secret',
      OIDC_DEPARTMENTS: 'secret',
      OIDC_ADD_PEOPLE: 'secret',
      SECRET: 'secret',
      TRUSTED_PROXIES: 'secret',
      LOOKUPS_PER_HOUR: '0',
      PHONE_COUNTRY: 'secret',
      DIRECTORY_FHIR_URL: 'http://secret.example.org',
      DIRECTORY_FHIR_TOKEN: 'secret secret',
      DIRECTORY_FHIR_TIMEOUT: 'secret',
      DIRECTORY_FHIR_SYSTEMS: 'secret',
      DIRECTORY_FHIR_LANGUAGE: 'secret!',
    });
    assert.deepEqual(
      found.map((problem) => problem.split(' ')[0]),
      [
        'DEMO',
        'PORT',
        'PUBLIC_URL',
        'SMTP_URL',
        'MAIL_FROM',
        'DICOM_DIR',
        'OIDC_ISSUER',
        'OIDC_SCOPE',
        'OIDC_DEPARTMENTS',
        'OIDC_ADD_PEOPLE',
        'PHONE_COUNTRY',
        'DIRECTORY_FHIR_URL',
        'DIRECTORY_FHIR_SYSTEMS',
        'DIRECTORY_FHIR_LANGUAGE',
        'DIRECTORY_FHIR_TOKEN',
        'DIRECTORY_FHIR_TIMEOUT',
        'DATABASE_URL',
        'LOOKUPS_PER_HOUR',
        'SECRET',
        'TRUSTED_PROXIES',
      ],
    );
    assert.doesNotMatch(found.join(), /secret/);
  });

  it('name one gateway for text messages, completely', () => {
    const secret = 'a-secret-of-at-least-16';
    const read = (env: NodeJS.ProcessEnv) => readSettings({ DEMO: '1', ...env }).texts;
    const SMPP_URL = 'smpp://hospital:word@smpp.example.org:2775';
    assert.deepEqual(read({ SMPP_URL, TEXT_FROM: 'Radiology' }), { smpp: { url: SMPP_URL, from: 'Radiology' } });
    const camara = {
      CAMARA_OTP_URL: 'https://api.example.org/one-time-password-sms/v1',
      CAMARA_OTP_TOKEN_URL: 'https://api.example.org/token',
      CAMARA_OTP_CLIENT_ID: 'hospital',
      CAMARA_OTP_CLIENT_SECRET: 'word',
    };
    assert.deepEqual(read(camara), {
      camara: {
        url: camara.CAMARA_OTP_URL,
        tokenUrl: camara.CAMARA_OTP_TOKEN_URL,
        clientId: 'hospital',
        clientSecret: 'word',
        scope: 'one-time-password-sms:send-validate',
      },
    });
    for (const [env, problem] of [
      [{ ...camara, CAMARA_OTP_CLIENT_SECRET: '' }, /^CAMARA_OTP_CLIENT_SECRET is missing/],
      [{ ...camara, CAMARA_OTP_TOKEN_URL: 'ftp://x' }, /^CAMARA_OTP_TOKEN_URL must be an address/],
      [{ TEXT_WEBHOOK_URL: 'https://texts.example.org' }, /^TEXT_WEBHOOK_SECRET must have/],
      [
        { TEXT_WEBHOOK_URL: 'https://texts.example.org', TEXT_WEBHOOK_SECRET: 'short' },
        /^TEXT_WEBHOOK_SECRET must have/,
      ],
      [{ TEXT_WEBHOOK_URL: 'https://texts.example.org', TEXT_WEBHOOK_SECRET: secret, SMPP_URL }, /choose one gateway/],
      [{ ...camara, SMPP_URL }, /choose one gateway/],
      [{ SMPP_URL, TEXT_FROM: 'Radiology of the hospital' }, /^TEXT_FROM must be/],
      [{ METRICS_TOKEN: 'short' }, /^METRICS_TOKEN must have/],
    ] as const) {
      const [first, ...others] = problems({ DEMO: '1', ...env });
      assert.match(first ?? '', problem);
      assert.deepEqual(others, []);
    }
    const plain = { ...PRODUCTION, TEXT_WEBHOOK_URL: 'http://texts.example.org', TEXT_WEBHOOK_SECRET: secret };
    assert.match(problems(plain).join(), /TEXT_WEBHOOK_URL must be an address that begins with https/);
  });

  it('refuse plain http outside the demo unless it is allowed on purpose', () => {
    const env = { ...PRODUCTION, PUBLIC_URL: 'http://share.example.org' };
    assert.match(problems(env).join(), /^PUBLIC_URL must begin with https/);
    assert.deepEqual(problems({ ...env, ALLOW_HTTP: '1' }), []);
    const { PUBLIC_URL: _url, ...withoutUrl } = PRODUCTION;
    assert.match(problems(withoutUrl).join(), /^PUBLIC_URL must begin with https/);
  });

  it('take the folder of studies from the command line before the environment', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    const demo = { DEMO: '1', DICOM_DIR: '/nowhere' };
    assert.deepEqual(readSettings(demo, ['--dicom', directory]).studies, { dicomDirectory: directory });
    assert.deepEqual(readSettings(demo, [`--dicom=${directory}`]).studies, { dicomDirectory: directory });
    assert.deepEqual(problems({ DEMO: '1' }, ['--dicom']), ['--dicom needs a value']);
    assert.deepEqual(problems({ DEMO: '1' }, ['--dicom', file]), ['DICOM_DIR must be a folder that exists']);
    assert.match(problems({ DEMO: '1', DICOM_DIR: directory, DICOMWEB_URL: 'http://x' }).join(), /choose one/);
  });

  it('trust origins, not addresses', () => {
    for (const CORS_ORIGINS of ['*', 'https://a.example.org/path', 'https://a.example.org/', 'null', 'file:///x']) {
      assert.match(problems({ DEMO: '1', CORS_ORIGINS }).join(), /^CORS_ORIGINS must be origins/, CORS_ORIGINS);
    }
  });

  it('count as unset when blank', () => {
    assert.deepEqual(readSettings({ DEMO: '1', PORT: ' ', SMTP_URL: '', DATA_DIR: '' }), readSettings({ DEMO: '1' }));
  });
});

describe('the server’s secret', () => {
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'pacs-share-secret-'));
  });
  after(() => rm(directory, { recursive: true, force: true }));

  it('is made once, for its owner’s eyes', async () => {
    const folder = join(directory, 'new');
    const [first, second] = await Promise.all([readSecret(folder), readSecret(folder)]);
    assert.equal(first.length, 32);
    assert.deepEqual(second, first);
    assert.deepEqual(await readSecret(folder), first);
    assert.equal((await stat(join(folder, 'secret'))).mode & 0o077, 0);
    assert.notDeepEqual(await readSecret(join(directory, 'other')), first);
  });

  it('may be given, and is then the same for every server', async () => {
    const [one, two] = [await readSecret(join(directory, 'one'), SECRET), await readSecret(directory, SECRET)];
    assert.equal(one.length, 32);
    assert.deepEqual(one, two);
    await assert.rejects(stat(join(directory, 'one', 'secret')), { code: 'ENOENT' });
  });

  it('is refused when it is another one than the links in the database were made with', async () => {
    const { db, close } = await openDatabase({ dataDirectory: null });
    const secret = await readSecret(directory, SECRET);
    await checkSecret(db, secret);
    await checkSecret(db, secret);
    await assert.rejects(checkSecret(db, randomBytes(32)), /SECRET is another one than before/);
    await close();
  });

  it('is not replaced when it is damaged: links would stop working unnoticed', async () => {
    await writeFile(join(directory, 'secret'), 'short');
    await assert.rejects(readSecret(directory), /damaged/);
    assert.equal(await readFile(join(directory, 'secret'), 'utf8'), 'short');
  });
});
