import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import {
  ADMIN,
  newRecipient,
  RECIPIENT,
  SENDER,
  share,
  shareRequest,
  STRICT_SENDER,
  uid,
  user,
} from '../support/share-request.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const STRICT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html pacs-share-lit-html";

describe('the demo', () => {
  let server: TestServer;
  let bundleFolder: string;

  before(async () => {
    bundleFolder = await mkdtemp(join(tmpdir(), 'pacs-share-bundle-'));
    await writeFile(join(bundleFolder, 'pacs-share.js'), 'export {};');
    server = await startTestServer({ bundleFolder });
  });
  after(async () => {
    await server.stop();
    await rm(bundleFolder, { recursive: true });
  });

  it('has people of every role, two departments, and nothing else about them', async () => {
    const { json } = await server.client().get('/demo/people');
    const people = json as { id: string; role: string; department: { id: string; name: string } | null }[];
    for (const person of people) assert.deepEqual(Object.keys(person), ['id', 'displayName', 'role', 'department']);
    const departmentsOf = (role: string) =>
      new Set(people.filter((person) => person.role === role).map(({ department }) => department?.id));
    assert.equal(departmentsOf('sender').size, 2);
    assert.equal(departmentsOf('admin').size, 2);
    assert.deepEqual([...departmentsOf('service-desk')], [undefined]);
    assert.ok(people.filter(({ role }) => role === 'recipient').length >= 3);
  });

  it('shows what was mailed and texted, as JSON and as a page', async () => {
    const sender = await server.signIn(SENDER);
    const request = shareRequest({
      recipients: [user(undefined, { sendMail: true }), newRecipient({ mobile: '+32470000000', twoFactor: true })],
      message: '<img src=x onerror=alert(1)>',
      language: 'en',
    });
    const { json } = await share(sender, request);
    const link = (index: number) => new URL(json.recipients[index].link as string).pathname;
    await server.outbox.idle();
    await server.client().submit(`${link(1)}/code`);
    const outbox = (await server.client().get('/demo/outbox')).json;
    assert.deepEqual(Object.keys(outbox), ['mails', 'texts']);
    assert.deepEqual(Object.keys(outbox.mails[0]), ['to', 'subject', 'text', 'html', 'sentAt']);
    assert.deepEqual(Object.keys(outbox.texts[0]), ['to', 'text', 'sentAt']);
    assert.equal(outbox.mails[0].to, 'tom.janssens@example.org');

    const page = await server.client().get('/outbox', { Accept: 'text/html' });
    assert.match(page.text, /Lies Vandamme shared an exam with you/);
    assert.ok(page.text.includes(json.recipients[0].link as string));
    assert.match(page.text, /&lt;img src=x/);
    assert.doesNotMatch(page.text, /<img/);
    const mail = await server.client().get('/outbox/mails/0');
    const policy = mail.headers.get('content-security-policy') ?? '';
    assert.match(policy, /^default-src 'none'; style-src 'unsafe-inline'/);
    assert.match(policy, /sandbox allow-popups/);
    assert.doesNotMatch(policy, /allow-scripts|script-src/);
    assert.equal((await server.client().get('/outbox/mails/99')).status, 404);
    assert.equal((await server.client().get('/outbox/mails/x')).status, 404);
  });

  it('begins with choosing who to be; then the viewer, under the strict policy of the elements', async () => {
    const welcome = await server.client().get('/');
    assert.equal(welcome.status, 200);
    assert.match(welcome.text, new RegExp(`data-person="${SENDER}"`));
    assert.ok(welcome.headers.get('content-security-policy')?.startsWith(STRICT_POLICY));
    const viewer = await (await server.signIn(SENDER)).get('/');
    assert.match(viewer.text, /<study-list endpoint="\/api">/);
    assert.match(viewer.text, /<share-dialog endpoint="\/api">/);
    assert.match(viewer.text, /<script type="module" src="\/bundle\/pacs-share\.js">/);
    assert.doesNotMatch(viewer.text, /<style|style=|<script>| on[a-z]+=/);
    assert.ok(viewer.headers.get('content-security-policy')?.startsWith(STRICT_POLICY));
    const recipient = await (await server.signIn(RECIPIENT)).get('/');
    assert.doesNotMatch(recipient.text, /study-list/);
  });

  it('serves the files of its pages and of the bundle, and no others', async () => {
    const client = server.client();
    const bundle = await client.get('/bundle/pacs-share.js');
    assert.deepEqual([bundle.status, bundle.headers.get('content-type')], [200, 'text/javascript; charset=utf-8']);
    assert.equal(bundle.headers.get('access-control-allow-origin'), '*');
    assert.equal(bundle.headers.get('cross-origin-resource-policy'), 'cross-origin');
    const again = await client.get('/bundle/pacs-share.js', { 'If-None-Match': bundle.headers.get('etag') ?? '' });
    assert.deepEqual([again.status, again.text], [304, '']);
    for (const path of ['/viewer/viewer.js', '/viewer/viewer.css', '/assets/frame-view.js', '/assets/pages.css']) {
      assert.equal((await client.get(path)).status, 200, path);
    }
    for (const path of [
      '/bundle/other.js',
      '/bundle/..%2fpackage.json',
      '/bundle/%2e%2e%2fpackage.json',
      '/assets/..%2f..%2fmain.ts',
      '/assets/.env',
      '/viewer/index.html',
      '/assets/',
    ]) {
      assert.equal((await client.get(path)).status, 404, path);
    }
    await writeFile(join(bundleFolder, 'pacs-share.js'), 'export const changed = true;');
    assert.match((await client.get('/bundle/pacs-share.js')).text, /changed/, 'as it is now, after a new build');
  });

  it('draws studies for those who share', async () => {
    const sender = await server.signIn(SENDER);
    const { instances } = (await sender.get(`/demo/studies/${uid(1)}/instances`)).json;
    const frame = await sender.get(`/demo/instances/${instances[0].sopInstanceUid}/frame`);
    assert.equal(frame.headers.get('content-type'), 'application/octet-stream');
    assert.deepEqual([frame.headers.get('x-frame-columns'), frame.headers.get('x-frame-rows')], ['3', '2']);
    assert.equal((await sender.get('/demo/instances/1.2.3/frame')).status, 404);
  });

  it('has a page of a share for those who may see it, with what each may do', async () => {
    const sender = await server.signIn(SENDER);
    const { json } = await share(sender, shareRequest({ reason: 'Only for us' }));
    const page = await sender.get(`/shares/${json.id}`);
    assert.match(page.text, /Tom Janssens/);
    assert.match(page.text, /Only for us/);
    assert.match(page.text, /Withdraw the share/);
    assert.match((await (await server.signIn(ADMIN)).get(`/shares/${json.id}`)).text, /Withdraw the share/);
    const recipient = await (await server.signIn(RECIPIENT)).get(`/shares/${json.id}`);
    assert.equal(recipient.status, 200);
    assert.doesNotMatch(recipient.text, /Only for us|Withdraw/);
    const stranger = await (await server.signIn(STRICT_SENDER)).get(`/shares/${json.id}`, { Accept: 'text/html' });
    assert.equal(stranger.status, 404);
    assert.match(stranger.headers.get('content-type') ?? '', /^text\/html/);
    const nobody = await server.client().get(`/shares/${json.id}`);
    assert.deepEqual([nobody.status, nobody.headers.get('location')], [303, '/']);
  });
});
