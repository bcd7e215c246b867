import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { readSecret } from '../../src/settings/secret.js';
import { readSettings } from '../../src/settings/read-settings.js';
import { SettingsError } from '../../src/settings/settings-reader.js';

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
      publicUrl: 'http://localhost:8080',
      trustedOrigins: [],
      mail: { smtpUrl: undefined, from: 'pacs-share <no-reply@pacs-share.example.org>' },
      studies: undefined,
      directory: undefined,
      lookUps: { perMinute: 120, perHour: 1000 },
      phoneCountry: undefined,
      demo: true,
      authentication: undefined,
    });
    assert.equal(readSettings({ DEMO: '1', PORT: '9400' }).publicUrl, 'http://localhost:9400');
  });

  it('of a hospital are read completely', () => {
    const env = {
      ...PRODUCTION,
      DATABASE_URL: 'postgres://db.example.org/share',
      DATA_DIR: directory,
      HOST: '0.0.0.0',
      CORS_ORIGINS: 'https://viewer.example.org, http://localhost:5173',
      LOOKUPS_PER_MINUTE: '30',
      LOOKUPS_PER_HOUR: '300',
      PHONE_COUNTRY: 'ch',
      DIRECTORY_FHIR_URL: 'https://directory.example.org/fhir/',
      DIRECTORY_FHIR_TOKEN: 'token',
      DIRECTORY_FHIR_SYSTEMS: 'riziv=urn:oid:1.2.3',
    };
    assert.deepEqual(readSettings({ ...env, OIDC_PERSON_CLAIM: 'employee', PORT: '443' }), {
      port: 443,
      host: '0.0.0.0',
      dataDirectory: directory,
      databaseUrl: 'postgres://db.example.org/share',
      publicUrl: 'https://share.example.org',
      trustedOrigins: ['https://viewer.example.org', 'http://localhost:5173'],
      mail: { smtpUrl: 'smtps://user:secret@mail.example.org', from: 'Radiology <no-reply@example.org>' },
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
      authentication: { issuer: 'https://id.example.org', audience: 'pacs-share', personClaim: 'employee' },
    });
  });

  it('refuse a start on which nobody could sign in', () => {
    const { OIDC_ISSUER: _issuer, OIDC_AUDIENCE: _audience, ...rest } = PRODUCTION;
    const [problem, ...others] = problems(rest);
    assert.match(problem ?? '', /set OIDC_ISSUER and OIDC_AUDIENCE, or DEMO=1/);
    assert.deepEqual(others, []);
    assert.match(problems({ ...rest, DEMO: '0' })[0] ?? '', /or DEMO=1/);
    assert.deepEqual(problems({ ...rest, OIDC_ISSUER: 'https://id.example.org' }), [
      'OIDC_AUDIENCE is missing: the two belong together',
    ]);
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
        'PHONE_COUNTRY',
        'DIRECTORY_FHIR_URL',
        'DIRECTORY_FHIR_SYSTEMS',
        'DIRECTORY_FHIR_LANGUAGE',
        'DIRECTORY_FHIR_TOKEN',
        'DIRECTORY_FHIR_TIMEOUT',
        'DATABASE_URL',
        'LOOKUPS_PER_HOUR',
      ],
    );
    assert.doesNotMatch(found.join(), /secret/);
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

  it('is not replaced when it is damaged: links would stop working unnoticed', async () => {
    await writeFile(join(directory, 'secret'), 'short');
    await assert.rejects(readSecret(directory), /damaged/);
    assert.equal(await readFile(join(directory, 'secret'), 'utf8'), 'short');
  });
});
