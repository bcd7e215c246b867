import { expect } from '@open-wc/testing';
import type { Share } from 'pacs-share/domain';
import { completeShare, hostileName, partialShare } from '../../../stories/fixtures.js';
import { formatLongDate } from '../../../src/localization/dates.js';
import { confirmationText } from '../../../src/elements/share-confirmation/confirmation-text.js';

const rich: Share = {
  ...completeShare,
  urgent: true,
  furtherSharing: true,
  reason: 'A reason that stays secret',
  recipients: [
    { ...completeShare.recipients[0]!, kept: { validity: { unlimited: true } } },
    { ...completeShare.recipients[1]!, displayName: hostileName.displayName, twoFactor: false },
  ],
};

function parse(html: string): Document {
  const template = document.createElement('template');
  template.innerHTML = html;
  const parsed = document.implementation.createHTMLDocument();
  parsed.body.append(template.content);
  return parsed;
}

describe('the text of a confirmation', () => {
  it('holds recipients, links, studies, access, validity, who and when', () => {
    const { plain } = confirmationText(completeShare, 'en-GB', 'Second opinion');
    expect(plain).to.equal(
      [
        'Shared 2 studies with 2 recipients',
        'Shared by Dr. Sanne Voorbeeldt (Radiology, AZ Voorbeeld), 31 Jan 2027, 10:30',
        '',
        'Recipients',
        '- Dr. An Peeters · User · Shared',
        '  Opens with a code by text message',
        '  https://share.example.org/s/invented-r1',
        '- Tumor board thorax · Group · Shared',
        '  https://share.example.org/s/invented-r2',
        '',
        'Studies',
        '- Proefkonijn, Mieke · 12 Apr 1961 · F · INV-0001',
        '  CT thorax · 28 Jan 2027 · CT · INV-1',
        '- Proefkonijn, Mieke · 12 Apr 1961 · F · INV-0001',
        '  X-ray thorax, two views · 3 Nov 2026 · CR · INV-2',
        '',
        'Access and validity',
        '- Access: Images and report',
        `- Valid: Until and including ${formatLongDate('2027-02-28', 'en-GB')} (Europe/Brussels)`,
        '- Language of the message: Dutch',
        '- Label: Second opinion',
        '  At the level of the user',
      ].join('\n'),
    );
  });

  it('never holds the reason', () => {
    const { plain, html } = confirmationText(rich, 'en-GB');
    expect(plain).not.to.include('secret');
    expect(html).not.to.include('secret');
  });

  it('says in both forms the same', () => {
    const { plain, html } = confirmationText(rich, 'en-GB');
    const words = (text: string) => text.replace(/^ *- /gm, '').replace(/\s+/g, '');
    const parsed = parse(html.replaceAll('<br>', '\n'));
    expect(words(parsed.body.textContent)).to.equal(words(plain));
    expect([...parsed.querySelectorAll('a')].map(({ href }) => href)).to.deep.equal([
      'https://share.example.org/s/invented-r1',
      'https://share.example.org/s/invented-r2',
    ]);
  });

  it('writes names as text, and none that turns what follows', () => {
    const { plain, html } = confirmationText(rich, 'en-GB');
    expect(plain).to.include('- Dr. <script>alert(1)</script> O\u2019Brien "Bobby" 😀 · Group · Shared');
    expect(html).to.include('&lt;script&gt;alert(1)&lt;/script&gt; O\u2019Brien &quot;Bobby&quot; 😀');
    expect(parse(html).querySelector('script')).to.equal(null);
    expect(plain + html).not.to.match(/[\u202a-\u202e\u2066-\u2069]/);
  });

  it('makes a link of nothing but the web', () => {
    const share = structuredClone(completeShare);
    share.recipients[0]!.link = 'javascript:alert(1)';
    share.recipients[1]!.link = 'https://share.example.org/?a="><b>';
    const parsed = parse(confirmationText(share, 'en-GB').html);
    expect([...parsed.querySelectorAll('a')].map((a) => a.getAttribute('href'))).to.deep.equal([
      'https://share.example.org/?a="><b>',
    ]);
    expect(parsed.querySelector('b')).to.equal(null);
  });

  it('says what did not succeed, what was withdrawn and what was kept', () => {
    const failed = confirmationText(partialShare, 'en-GB').plain;
    expect(failed).to.include('PACS Ziekenhuis Gesloten · PACS · Not shared');
    expect(failed).to.include('This recipient does not accept shared studies at the moment.');

    const kept = confirmationText(rich, 'en-GB').plain;
    expect(kept).to.include('Keeps access for longer from an earlier share: Without end date');
    expect(kept).to.include('- Urgent').and.to.include('- May be shared further');

    const withdrawn = structuredClone(completeShare);
    withdrawn.recipients[0]!.withdrawn = true;
    const text = confirmationText(withdrawn, 'en-GB').plain;
    expect(text).to.include('Dr. An Peeters · User · Withdrawn');
    expect(text, 'a link that opens nothing any more').not.to.include('invented-r1');
  });

  it('says that the report is closed when the studies are anonymized', () => {
    const { plain } = confirmationText({ ...completeShare, anonymize: true, reportAccessible: false }, 'en-GB');
    expect(plain).to.include('Access: Images and report');
    expect(plain).to.include('The report is not accessible, because the studies are anonymized.');
    expect(plain).to.include('- Anonymized');
  });

  it('tells namesakes apart', () => {
    const recipients = [completeShare.recipients[0]!, { ...completeShare.recipients[0]!, rid: 'r3', id: 'other' }];
    const { plain } = confirmationText({ ...completeShare, recipients }, 'en-GB');
    expect(plain).to.include('Dr. An Peeters · User · ID other · Shared');
  });

  it('writes dates as the reader does', () => {
    expect(confirmationText(completeShare, 'en-US').plain).to.include('Jan 31, 2027');
    expect(confirmationText({ ...completeShare, validity: { unlimited: true } }, 'en-GB').plain).to.include(
      'Valid: Without end date',
    );
  });
});
