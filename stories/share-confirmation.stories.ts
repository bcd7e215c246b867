import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import 'pacs-share';
import { MemoryClient, ShareFailure } from 'pacs-share/client';
import type { Policy, Share, SharedRecipient } from 'pacs-share/domain';
import { completeShare, hostileName, longName, openPolicy, otherPacs, partialShare, studies } from './fixtures.js';

interface Args {
  share: Share;
  client?: MemoryClient;
  policy?: Policy;
}

const clientOf = (share: Share) => new MemoryClient({ policy: openPolicy, studies, shares: [structuredClone(share)] });

const [first, second] = completeShare.recipients as [SharedRecipient, SharedRecipient];

/** Everything that can be said about a share and a recipient. */
const fullShare: Share = {
  ...completeShare,
  id: 'share-full',
  studies: [...studies],
  validity: { unlimited: true },
  label: { id: 'tumor-board', scope: 'group' },
  urgent: true,
  anonymize: true,
  reportAccessible: false,
  furtherSharing: true,
  message: '<b>Plain text</b>, see https://share.example.org/invented\n\nשלום',
  recipients: [
    {
      ...first,
      mail: 'queued',
      kept: {
        access: 'images-and-report-write',
        validity: { until: '2027-06-30', timeZone: 'Europe/Brussels' },
      },
    },
    { ...first, rid: 'r3', displayName: longName.displayName, mail: 'not-requested', openedAt: '2027-01-31T11:00:00Z' },
    { ...first, rid: 'r4', displayName: hostileName.displayName, mail: 'failed', locked: true },
    { ...second, rid: 'r5', kind: 'pacs', displayName: otherPacs.displayName, mail: 'not-requested' },
    { ...second, withdrawn: true },
  ],
};

const failedShare: Share = {
  ...completeShare,
  id: 'share-failed',
  recipients: [
    {
      rid: 'r1',
      kind: 'pacs',
      displayName: otherPacs.displayName,
      outcome: 'failed',
      problem: { code: 'recipient-not-accepting' },
      twoFactor: false,
      mail: 'not-requested',
      openedAt: null,
      locked: false,
      withdrawn: false,
    },
  ],
};

const meta: Meta<Args> = {
  title: 'Elements/share-confirmation',
  component: 'share-confirmation',
  render: ({ share, client = clientOf(share), policy = openPolicy }) => html`
    <share-confirmation .share=${share} .client=${client} .policy=${policy}></share-confirmation>
  `,
};

export default meta;
type Story = StoryObj<Args>;

/** Presses a button by what stands on it. */
function press(canvas: HTMLElement, text: string): void {
  const buttons = canvas.querySelector('share-confirmation')?.shadowRoot?.querySelectorAll('button') ?? [];
  const button = [...buttons].findLast(({ textContent }) => textContent.includes(text));
  if (!button) throw new Error(`no button ${text}`);
  button.click();
}

export const Complete: Story = { args: { share: completeShare } };

export const Partial: Story = { args: { share: partialShare } };

export const Failed: Story = { args: { share: failedShare } };

export const Full: Story = { tags: ['themes'], args: { share: fullShare } };

export const Withdrawn: Story = {
  args: {
    share: {
      ...completeShare,
      withdrawn: true,
      recipients: completeShare.recipients.map((recipient) => ({ ...recipient, withdrawn: true })),
    },
  },
};

/** Without a client there are only the actions that need none. */
export const WithoutClient: Story = {
  args: { share: completeShare },
  render: ({ share }) => html`<share-confirmation .share=${share}></share-confirmation>`,
};

export const MailsFailed: Story = {
  args: { share: partialShare, client: clientOf(partialShare).fail('sendMail', new ShareFailure('unavailable')) },
  play: ({ canvasElement }) => press(canvasElement, 'Send e-mail'),
};

export const Withdrawing: Story = {
  args: { share: completeShare },
  play: ({ canvasElement }) => press(canvasElement, 'Withdraw'),
};

/** A recipient that has entered too many wrong codes, for who may unlock. */
export const Locked: Story = {
  args: {
    share: {
      ...completeShare,
      permissions: { withdraw: true, changeValidity: true, sendMail: true, unlock: true },
      recipients: [{ ...first, locked: true }, second],
    },
  },
};

/** For who may look, and change nothing. */
export const ReadOnly: Story = {
  args: {
    share: {
      ...completeShare,
      permissions: { withdraw: false, changeValidity: false, sendMail: false, unlock: false },
    },
  },
};
