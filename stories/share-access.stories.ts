import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import 'pacs-share';
import { MemoryClient, ShareFailure } from 'pacs-share/client';
import type { Share, SharedRecipient } from 'pacs-share/domain';
import { completeShare, hostileName, longName, openPolicy, partialShare, studies } from './fixtures.js';

interface Args {
  client: MemoryClient;
}

const [first, second] = completeShare.recipients as [SharedRecipient, SharedRecipient];

const permissions = { withdraw: true, changeValidity: true, sendMail: true, unlock: true };

/** Everything that can be said about a share and a recipient. */
const fullShare: Share = {
  ...completeShare,
  permissions,
  recipients: [
    { ...first, locked: true, openedAt: '2027-01-31T11:00:00Z' },
    { ...second, mail: 'failed' },
    {
      ...first,
      rid: 'r3',
      displayName: longName.displayName,
      mail: 'not-requested',
      kept: { validity: { unlimited: true } },
    },
    { ...first, rid: 'r4', displayName: hostileName.displayName, mail: 'queued' },
  ],
};

const endedShare: Share = {
  ...partialShare,
  permissions,
  sharedAt: '2026-11-02T09:00:00Z',
  validity: { until: '2027-01-02', timeZone: 'Europe/Brussels' },
};

const clientOf = (...shares: Share[]) =>
  new MemoryClient({ policy: openPolicy, studies, shares: structuredClone(shares) });

const meta: Meta<Args> = {
  title: 'Elements/share-access',
  component: 'share-access',
  render: ({ client }) => html` <share-access .client=${client} study=${studies[0]!.studyInstanceUid}></share-access> `,
};

export default meta;
type Story = StoryObj<Args>;

/** Presses a button by its name, once it is there. */
async function press(canvas: HTMLElement, name: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const buttons = canvas.querySelector('share-access')?.shadowRoot?.querySelectorAll('button') ?? [];
    const button = [...buttons].find((one) => (one.ariaLabel ?? one.textContent).includes(name));
    if (button) return button.click();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`no button ${name}`);
}

export const Several: Story = { tags: ['themes'], args: { client: clientOf(fullShare, endedShare) } };

export const Nobody: Story = { args: { client: clientOf() } };

export const One: Story = { args: { client: clientOf(endedShare) } };

/** Shared over and over. */
export const Many: Story = {
  args: {
    client: clientOf(...Array.from({ length: 12 }, (_share, index) => ({ ...endedShare, id: `share-${index}` }))),
  },
};

export const Offline: Story = { args: { client: clientOf().fail('getSharesOfStudy', new ShareFailure('offline')) } };

export const Loading: Story = { args: { client: clientOf().hold('getSharesOfStudy') } };

export const Failed: Story = { args: { client: clientOf().fail('getSharesOfStudy', new ShareFailure('unavailable')) } };

export const SignedOut: Story = {
  args: { client: clientOf().fail('getSharesOfStudy', new ShareFailure('not-signed-in', { status: 401 })) },
};

/** For who may look, and change nothing. */
export const ReadOnly: Story = {
  args: {
    client: clientOf({
      ...fullShare,
      permissions: { withdraw: false, changeValidity: false, sendMail: false, unlock: false },
    }),
  },
};

export const WithdrawingOne: Story = {
  args: { client: clientOf(fullShare) },
  play: ({ canvasElement }) => press(canvasElement, 'Withdraw the access of Dr. An Peeters'),
};

export const WithdrawingAll: Story = {
  args: { client: clientOf(fullShare) },
  play: ({ canvasElement }) => press(canvasElement, 'Withdraw for all'),
};

export const ChangingTheLastDay: Story = {
  args: { client: clientOf(fullShare) },
  play: ({ canvasElement }) => press(canvasElement, 'Change the last day'),
};

export const Refused: Story = {
  args: { client: clientOf(fullShare).fail('sendMail', new ShareFailure('unavailable')) },
  play: ({ canvasElement }) => press(canvasElement, 'Send e-mail again to Dr. An Peeters'),
};

/** Two of the same name: what the directory knows them by tells them apart. */
export const Namesakes: Story = {
  args: {
    client: clientOf({
      ...completeShare,
      permissions,
      recipients: [first, { ...first, rid: 'r3', id: 'user-an-peeters-2', twoFactor: false }],
    }),
  },
};

/** The list stands, and it is told that it is not followed any more. */
export const StateUnknown: Story = {
  args: {
    client: (() => {
      const client = clientOf(fullShare);
      const list = client.getSharesOfStudy.bind(client);
      let asked = 0;
      client.getSharesOfStudy = (...question) => {
        asked += 1;
        return asked === 1 ? list(...question) : Promise.reject(new ShareFailure('not-found', { status: 404 }));
      };
      return client;
    })(),
  },
};
