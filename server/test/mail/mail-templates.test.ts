import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import type { MailPreview, Share } from 'pacs-share/domain';

import { renderShareMail, type ShareMailInput } from '../../src/mail/share-mail.js';
import { readMailTemplates, requireDepartments } from '../../src/mail/templates/mail-templates.js';
import { readSettings } from '../../src/settings/read-settings.js';
import { SettingsError } from '../../src/settings/settings-reader.js';
import { startServer } from '../../src/start-server.js';
import { newRecipient, SENDER, share, shareRequest } from '../support/share-request.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const EXAMPLE = fileURLToPath(new URL('../../examples/mail-templates', import.meta.url));
const BODY = '{{sender}}{{#studies}}{{patient}}{{/studies}}{{message}}{{link}}';

const INPUT: ShareMailInput = {
  language: 'en-GB',
  urgent: false,
  sender: { displayName: 'Lies Vandamme', department: 'Radiology' },
  studies: [
    { patient: 'A.P.', description: 'CT thorax', date: '2026-11-12' },
    { patient: 'A.P.', description: 'MR <knee>', date: '' },
  ],
  link: 'https://pacs.example.org/s/a1b2?c=d&e=f',
  validity: { until: '2026-12-31', timeZone: 'Europe/Brussels' },
  message: '',
  twoFactor: false,
};

describe('templates of mails', () => {
  let root: string;
  let made = 0;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'mail-templates-'));
  });
  after(() => rm(root, { recursive: true }));

  async function folder(files: Record<string, string | Buffer>): Promise<string> {
    const path = join(root, String((made += 1)));
    await mkdir(path);
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), text);
    }
    return path;
  }

  async function problemsOf(files: Record<string, string | Buffer>): Promise<readonly string[]> {
    const path = await folder(files);
    try {
      readMailTemplates(path);
    } catch (error) {
      if (error instanceof SettingsError) return error.problems;
      throw error;
    }
    return [];
  }

  const render = (path: string, changes: Partial<ShareMailInput> = {}, departmentId = 'd') => {
    const input = { ...INPUT, ...changes };
    return renderShareMail(input, readMailTemplates(path).wording('share', departmentId, input.language));
  };

  it('word the example’s mails, part by part', () => {
    const { subject, text, html } = render(EXAMPLE, { message: 'Please <b>look</b>\nat {{link}}', twoFactor: true });
    assert.equal(subject, '2 exams for you from Lies Vandamme, Radiology');
    assert.match(text, /^- A\.P\., CT thorax, November 12, 2026\n- A\.P\., MR <knee>\n$/m);
    assert.match(text, /Lies Vandamme writes:\n> Please <b>look<\/b>\n> at \{\{link\}\}\n/);
    assert.match(text, /Open them here:\nhttps:\/\/pacs\.example\.org\/s\/a1b2\?c=d&e=f\n/);
    assert.match(text, /until the end of December 31, 2026 \(Central European Time\)\.\nA code will be sent/);
    assert.match(html, /<html lang="en-US">/);
    assert.match(html, /<li>A\.P\., MR &lt;knee&gt;<\/li>/);
    assert.match(html, />Please &lt;b&gt;look&lt;\/b&gt;<br>\nat \{\{link\}\}</);
    assert.match(html, /<a href="https:\/\/pacs\.example\.org\/s\/a1b2\?c=d&amp;e=f"/);
  });

  it('of a department come before everybody’s, each part by itself; our own words are last', () => {
    const department = 'radiology-az-voorbeeld';
    const dutch = render(EXAMPLE, { language: 'nl-BE' }, department);
    assert.equal(dutch.subject, 'AZ Voorbeeld, radiologie: 2 onderzoeken van Lies Vandamme');
    assert.match(dutch.text, /deelde 2 onderzoeken met u/);
    assert.equal(render(EXAMPLE, { language: 'nl-BE' }).subject, 'Lies Vandamme deelde 2 onderzoeken met u');
    assert.match(render(EXAMPLE, {}, department).text, /^Dear colleague,/);
    assert.deepEqual(render(EXAMPLE, { language: 'fr' }), renderShareMail({ ...INPUT, language: 'fr' }));
  });

  it('put the word for urgent in front, whatever they say', () => {
    assert.match(render(EXAMPLE, { urgent: true }).subject, /^Urgent: 2 exams/);
  });

  it('make one line of a subject, whatever is filled in or written', async () => {
    const path = await folder({ 'en/share.subject.txt': 'From {{sender}}\r\nBcc: all@example.org\n' });
    const { subject } = render(path, { sender: { displayName: 'L\r\nTo: x@example.org', department: '' } });
    assert.equal(subject, 'From L To: x@example.org Bcc: all@example.org');
  });

  it('take a department’s id percent-encoded, and refuse one that there is not', async () => {
    const path = await folder({ 'a%2Fb/de/share.subject.txt': 'Von {{sender}}', '.git/config': '' });
    assert.equal(render(path, { language: 'de' }, 'a/b').subject, 'Von Lies Vandamme');
    const templates = readMailTemplates(path);
    requireDepartments(templates, [{ id: 'a/b' }]);
    assert.throws(() => requireDepartments(templates, [{ id: 'c' }]), /a\/b is no language and no department’s id/);
  });

  for (const [what, text, problem] of [
    [
      'an unknown placeholder',
      `\n\n{{patientName}}${BODY}`,
      /line 3: \{\{patientName\}\} is unknown here; known are sender/,
    ],
    ['the reason, which no mail tells', `{{reason}}${BODY}`, /line 1: \{\{reason\}\} is unknown here/],
    ['what objects inherit', `{{constructor}}${BODY}`, /\{\{constructor\}\} is unknown here/],
    ['what is inside of what', `${BODY}\n{{studies.length}}`, /line 2: \{\{studies\.length\}\} is unknown here/],
    ['an item’s placeholder outside of the list', `${BODY}\n{{patient}}`, /line 2: \{\{patient\}\} is unknown here/],
    ['what is not escaped', `${BODY}\n{{{message}}}`, /line 2: .* would not be escaped/],
    ['what is not escaped, either', `${BODY}\n{{&message}}`, /line 2: .* would not be escaped/],
    ['other templates', `${BODY}\n{{> other}}`, /line 2: templates do not include others/],
    ['other delimiters', `${BODY}\n{{=<% %>=}}`, /line 2: other delimiters/],
    ['a list as a text', `${BODY}\n{{studies}}`, /line 2: \{\{studies\}\} is no text/],
    ['a section that does not end', `${BODY}\n\n{{#message}}`, /line 3: Unclosed section "message"/],
    ['a tag that does not end', `${BODY}\n{{message`, /line 2: Unclosed tag/],
    ['no link', BODY.replace('{{link}}', ''), /leaves out \{\{link\}\}/],
    ['no message', BODY.replace('{{message}}', ''), /leaves out \{\{message\}\}/],
    ['no studies', BODY.replace(/\{\{#.*\/studies\}\}/, '{{^studies}}x{{/studies}}'), /leaves out \{\{studies\}\}/],
    ['nothing', ' \n', /is empty/],
    ['no UTF-8', Buffer.from([0x7b, 0xff]), /is not UTF-8/],
    ['too much', 'x'.repeat(300_000), /is larger than 256 KB/],
  ] as const) {
    it(`refuse ${what}, with file and line`, async () => {
      const [first = '', ...others] = await problemsOf({ 'nl/share.txt': text });
      assert.match(first, /^MAIL_TEMPLATES_DIR: nl\/share\.txt /);
      assert.match(first, problem);
      assert.deepEqual(others, []);
    });
  }

  for (const markup of [
    '<a href="{{message}}">x</a>',
    '<a href="https://example.org/{{link}}">x</a>',
    "<a href='{{link}}'>x</a>",
    '<a title={{sender}}>x</a>',
    '<p {{#several}}class="x"{{/several}}>x</p>',
    '<!-- {{sender}} -->',
    '<style>p { color: {{sender}} }</style>',
    '<script>alert(1)</script>',
  ]) {
    it(`refuse ${markup}`, async () => {
      const [problem = ''] = await problemsOf({ 'nl/share.html': `${BODY}\n${markup}` });
      assert.match(problem, /nl\/share\.html line 2: (.* stands inside of a tag|a mail has no scripts)/);
    });
  }

  it('refuse files and folders that are none of theirs', async () => {
    const problems = await problemsOf({
      'README.md': '',
      'nl/shre.html': BODY,
      'nl/share.html/share.txt': BODY,
      'd/xx/share.txt': BODY,
      'd/share.txt': BODY,
    });
    assert.deepEqual(
      problems.map((problem) => problem.replace(/; .*|they are .*/, '')),
      [
        'MAIL_TEMPLATES_DIR: README.md is no folder of a language or a department',
        'MAIL_TEMPLATES_DIR: d/share.txt is no folder of a language',
        'MAIL_TEMPLATES_DIR: d/xx is no language of mails',
        'MAIL_TEMPLATES_DIR: nl/share.html cannot be read',
        'MAIL_TEMPLATES_DIR: nl/shre.html is no template',
      ].map((problem) => problem.replace('languages; ', '')),
    );
  });

  it('that are wrong keep the server from starting', async () => {
    const path = await folder({ 'nl/share.txt': '{{oops}}' });
    const settings = readSettings({ DEMO: '1', PORT: '0', MAIL_TEMPLATES_DIR: path, DATA_DIR: join(root, 'data') });
    await assert.rejects(
      startServer(settings, () => undefined),
      /nl\/share\.txt line 1: \{\{oops\}\} is unknown here/,
    );
    assert.throws(
      () => readSettings({ DEMO: '1', MAIL_TEMPLATES_DIR: join(root, 'absent') }),
      /MAIL_TEMPLATES_DIR must be a folder that exists/,
    );
  });

  describe('on the server', () => {
    let server: TestServer;
    before(async () => {
      server = await startTestServer({ mailTemplates: readMailTemplates(EXAMPLE) });
    });
    after(() => server.stop());

    it('word what is sent and its preview alike', async () => {
      const sender = await server.signIn(SENDER);
      const request = shareRequest({ language: 'en', recipients: [newRecipient({ sendMail: true })], urgent: true });
      const preview = await sender.post('/api/shares/preview', request);
      assert.equal(preview.status, 200, preview.text);
      const [mail] = (preview.json as { mails: MailPreview[] }).mails;
      const { recipients } = (await share(sender, request)).json as Share;
      await server.outbox.idle();
      const link = recipients[0]?.link ?? '';
      const sent = (await server.catcher.mails()).find(({ text }) => text.includes(link));
      assert.ok(mail && sent && link);
      assert.match(sent.subject, /^Urgent: .*for you from/);
      assert.equal(mail.subject, sent.subject);
      const words = (text: string) => text.replace(/https?:[^\s"<]+/g, 'LINK').trim();
      assert.equal(words(mail.text), words(sent.text));
      assert.equal(words(mail.html), words(sent.html));
      assert.match(sent.html, /Georgia/);
    });
  });
});
