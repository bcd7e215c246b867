import 'pacs-share';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { MemoryClient, ShareFailure, type MemoryClientOptions } from 'pacs-share/client';
import { pickRecipient, recipientKey, type DraftPreset, type Policy, type Study } from 'pacs-share/domain';
import type { ShareDialog } from 'pacs-share/elements';
import {
  anPeeters,
  completeShare,
  directory,
  hostileName,
  longName,
  openPolicy,
  otherAnPeeters,
  refusingPacs,
  strictPolicy,
  studies,
  tumorBoard,
  withoutMail,
  withoutMobile,
} from './fixtures.js';

interface Args {
  presentation: 'modal' | 'inline';
  policy: Policy;
  studies: readonly Study[];
  draft: DraftPreset;
  /** Prepares the endpoint of the story. */
  prepare?: (client: MemoryClient) => void;
  clientOptions?: Partial<MemoryClientOptions>;
}

const picked = (...recipients: Parameters<typeof pickRecipient>[0][]) =>
  recipients.map((recipient) => pickRecipient(recipient, openPolicy));

function render({ presentation, policy, studies: shared, draft, prepare, clientOptions }: Args): TemplateResult {
  const client = new MemoryClient({ policy, recipients: directory, studies, latency: 150, ...clientOptions });
  prepare?.(client);
  return html`<share-dialog
    open
    presentation=${presentation}
    .client=${client}
    .studies=${[...shared]}
    .draft=${draft}
  ></share-dialog>`;
}

const meta: Meta<Args> = {
  title: 'Elements/share-dialog',
  component: 'share-dialog',
  render,
  args: { presentation: 'modal', policy: openPolicy, studies: studies.slice(0, 2), draft: {} },
  argTypes: {
    presentation: { control: 'inline-radio', options: ['modal', 'inline'] },
    policy: { control: false },
    studies: { control: false },
    draft: { control: false },
    prepare: { table: { disable: true } },
    clientOptions: { table: { disable: true } },
  },
  parameters: { layout: 'fullscreen' },
};

export default meta;
type Story = StoryObj<Args>;

const FILLED: DraftPreset = {
  recipients: picked(anPeeters, tumorBoard),
  reason: 'Second opinion',
  message: 'Could you have a look at the nodule in the left upper lobe?',
};

/** Waits until something is there, as a person would. */
async function until<T>(find: () => T | null | undefined | false): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it did not appear');
}

function shadowOf(canvas: HTMLElement): ShadowRoot {
  const dialog = canvas.querySelector<ShareDialog>('share-dialog');
  if (!dialog?.shadowRoot) throw new Error('there is no dialog');
  return dialog.shadowRoot;
}

async function press(canvas: HTMLElement, selector: string): Promise<void> {
  const button = await until(() => shadowOf(canvas).querySelector<HTMLElement>(selector));
  button.click();
}

const send = async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
  await press(canvasElement, '#consent');
  await press(canvasElement, '[part="submit"][aria-disabled="false"]');
};

/** Sends, until what was shared shows. */
const share = async (context: { canvasElement: HTMLElement }): Promise<void> => {
  await send(context);
  await until(() =>
    shadowOf(context.canvasElement).querySelector('[part="confirmation"]')?.shadowRoot?.querySelector('button'),
  );
};

/** As it opens: the recipient field has focus. */
export const Empty: Story = {};

export const Filled: Story = { args: { draft: FILLED } };

export const Inline: Story = { args: { presentation: 'inline', draft: FILLED } };

/** Typed, found and chosen with the keyboard, as most do. */
export const ChoosingARecipient: Story = {
  play: async ({ canvasElement }) => {
    const picker = await until(() => shadowOf(canvasElement).querySelector('#recipients'));
    const input = await until(() => picker.shadowRoot?.querySelector<HTMLInputElement>('[role="combobox"]'));
    input.value = 'peeters';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => picker.shadowRoot?.querySelector('[role="option"]'));
    input.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }),
    );
    await until(() => picker.shadowRoot?.querySelector('[part~="chip"]'));
  },
};

export const OneStudy: Story = { args: { studies: studies.slice(0, 1) } };

/** At most three recipients, one department, no unlimited access, some options off. */
export const StrictPolicy: Story = { args: { policy: strictPolicy, studies: studies.slice(3, 4) } };

export const StudiesOfTwoDepartments: Story = { args: { policy: strictPolicy, studies } };

/** Pointed out, not refused. */
export const StudiesOfTwoPatients: Story = {
  args: { studies: [studies[0]!, studies.find(({ patient }) => patient.id !== studies[0]!.patient.id)!] },
};

export const NoStudy: Story = { args: { studies: [] } };

export const ManyStudies: Story = {
  args: {
    studies: Array.from({ length: 24 }, (_study, index) => ({
      ...studies[index % studies.length]!,
      studyInstanceUid: `2.25.9${index}`,
    })),
  },
};

export const ManyRecipients: Story = {
  args: { draft: { recipients: picked(...directory.filter(({ kind }) => kind !== 'pacs').slice(0, 12)) } },
};

export const LongAndHostileNames: Story = {
  args: {
    studies,
    draft: {
      ...FILLED,
      recipients: picked(longName, hostileName, anPeeters, otherAnPeeters, withoutMobile, withoutMail),
    },
  },
};

export const EverythingOn: Story = {
  args: {
    draft: {
      ...FILLED,
      validity: { unlimited: true },
      label: { id: 'second-opinion', scope: 'group' },
      urgent: true,
      anonymize: true,
      furtherSharing: true,
    },
  },
};

export const AccessBecameUnavailable: Story = { args: { draft: { ...FILLED, access: 'images' } } };

export const DateInThePast: Story = { args: { draft: { ...FILLED, validity: { until: '2027-01-30' } } } };

export const DateThatDoesNotExist: Story = { args: { draft: { ...FILLED, validity: { until: '31/02/2027' } } } };

export const MessageTooLong: Story = { args: { draft: { ...FILLED, message: 'Invented text. '.repeat(70) } } };

/** After pressing the button with an empty form. */
export const Issues: Story = {
  tags: ['themes'],
  play: async ({ canvasElement }) => press(canvasElement, '[part="submit"][aria-disabled="false"]'),
};

export const Calendar: Story = {
  args: { draft: FILLED },
  play: async ({ canvasElement }) => {
    await press(canvasElement, '#calendar-button');
    await until(() => shadowOf(canvasElement).querySelector('.day'));
  },
};

export const LoadingPolicy: Story = { args: { prepare: (client) => client.hold('getPolicy') } };

export const PolicyFailed: Story = {
  args: { prepare: (client) => client.fail('getPolicy', new ShareFailure('unreachable')) },
};

export const Offline: Story = {
  args: { prepare: (client) => client.fail('getPolicy', new ShareFailure('offline')) },
};

export const SignedOut: Story = {
  args: { prepare: (client) => client.fail('getPolicy', new ShareFailure('not-signed-in', { status: 401 })) },
};

export const MayNotShare: Story = {
  args: { prepare: (client) => client.fail('getPolicy', new ShareFailure('may-not-share', { status: 403 })) },
};

export const Sending: Story = {
  args: { draft: FILLED, prepare: (client) => client.hold('createShare') },
  play: send,
};

/** The connection was lost before sending. */
export const OfflineWhileSending: Story = {
  args: { draft: FILLED, prepare: (client) => client.fail('createShare', new ShareFailure('offline')) },
  play: send,
};

export const SignedOutWhileSending: Story = {
  args: {
    draft: FILLED,
    prepare: (client) => client.fail('createShare', new ShareFailure('not-signed-in', { status: 401 })),
  },
  play: send,
};

/** The answer was lost: it may have been shared. */
export const Unconfirmed: Story = {
  args: { draft: FILLED, prepare: (client) => client.fail('createShare', new ShareFailure('timeout')) },
  play: send,
};

export const RefusedByTheEndpoint: Story = {
  args: {
    draft: FILLED,
    prepare: (client) =>
      client.fail(
        'createShare',
        new ShareFailure('rules-broken', {
          status: 422,
          issues: [{ code: 'recipient-unknown', pointer: '/recipients/0/id', recipient: recipientKey(anPeeters) }],
        }),
      ),
  },
  play: send,
};

/** A rule that these elements do not know is said where the endpoint points. */
export const RefusedByAnUnknownRule: Story = {
  args: {
    draft: FILLED,
    prepare: (client) =>
      client.fail(
        'createShare',
        new ShareFailure('rules-broken', {
          status: 422,
          issues: [
            { code: 'unknown', pointer: '/reason' },
            { code: 'unknown', pointer: '/recipients/1/id' },
          ],
        }),
      ),
  },
  play: send,
};

/** The department has changed its rules since the form was opened: what they change is said. */
export const PolicyChanged: Story = {
  args: {
    draft: FILLED,
    prepare: (client) => {
      client.fail('createShare', new ShareFailure('policy-changed', { status: 409 }), 1);
      const getPolicy = client.getPolicy.bind(client);
      client.getPolicy = async (options) => {
        const answer = await getPolicy(options);
        client.policy = {
          ...client.policy,
          defaultAccess: 'images-and-report-write',
          validity: { default: 'P1W', maximum: 'P2W', unlimited: false },
        };
        return answer;
      };
    },
  },
  play: send,
};

/** An earlier share gave more, and longer, for one of the studies. */
export const EarlierShareKept: Story = {
  args: {
    draft: FILLED,
    clientOptions: {
      shares: [
        {
          ...completeShare,
          studies: studies.slice(1, 2),
          access: 'images-and-report-write',
          validity: { until: '2027-06-03', timeZone: 'Europe/Brussels' },
        },
      ],
    },
  },
};

export const TooManyRequests: Story = {
  args: {
    draft: FILLED,
    prepare: (client) =>
      client.fail('createShare', new ShareFailure('too-many-requests', { status: 429, retryAfter: 30 })),
  },
  play: send,
};

/** Closing asks once when something was entered. */
export const AsksBeforeClosing: Story = {
  play: async ({ canvasElement }) => {
    const reason = await until(() => shadowOf(canvasElement).querySelector<HTMLInputElement>('#reason'));
    reason.value = 'Referral';
    reason.dispatchEvent(new Event('input', { bubbles: true }));
    await press(canvasElement, 'header button');
  },
};

export const Shared: Story = { args: { draft: FILLED }, play: share };

export const SharedWithSome: Story = {
  tags: ['themes'],
  args: {
    draft: { ...FILLED, recipients: picked(anPeeters, refusingPacs) },
    clientOptions: { refusing: { [refusingPacs.id]: 'recipient-not-accepting' } },
  },
  play: share,
};

export const SharedWithNobody: Story = {
  args: {
    draft: { ...FILLED, recipients: picked(refusingPacs) },
    clientOptions: { refusing: { [refusingPacs.id]: 'recipient-not-accepting' } },
  },
  play: share,
};
