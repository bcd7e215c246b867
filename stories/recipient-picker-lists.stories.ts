import 'pacs-share';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { MemoryClient, ShareFailure } from 'pacs-share/client';
import { directory, openPolicy } from './fixtures.js';

interface Args {
  text: string;
  maximum: number | null;
  /** Prepares the endpoint of the story. */
  prepare?: (client: MemoryClient) => void;
}

function render({ maximum, prepare }: Args): TemplateResult {
  const client = new MemoryClient({ policy: openPolicy, recipients: directory, latency: 150 });
  prepare?.(client);
  return html`<recipient-picker .client=${client} .policy=${openPolicy} .maximum=${maximum}></recipient-picker>`;
}

const meta: Meta<Args> = {
  title: 'Elements/recipient-picker/Pasted lists',
  component: 'recipient-picker',
  render,
  args: { maximum: null },
  argTypes: { prepare: { table: { disable: true } } },
  play: ({ canvasElement, args }) => {
    const input = canvasElement.querySelector('recipient-picker')?.shadowRoot?.querySelector<HTMLElement>('#input');
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', args.text);
    input?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  },
};

export default meta;
type Story = StoryObj<Args>;

const LIST = '"Peeters, An" <an.peeters@az-voorbeeld.example.org>; 1-23456-76-001; nobody@example.org; Peeters';

/** Exact hits are chips; each of the others says why it is none, and what to do. */
export const NeedsAttention: Story = { args: { text: `${LIST}; 1 85 05 78 006 084 91` } };

export const LookingUp: Story = { args: { text: LIST, prepare: (client) => client.hold('searchRecipients') } };

/** No look-up is made after the first refusal; each item can be tried again. */
export const TooManyRequests: Story = {
  args: {
    text: LIST,
    prepare: (client) => client.fail('searchRecipients', new ShareFailure('too-many-requests', { retryAfter: 59 })),
  },
};

/** An address breaks at its dots; what to do stays in reach below it. */
export const LongAddress: Story = {
  args: {
    text: 'ada.verzonnen-bergerdorff@interventional-neuroradiology.universitair-ziekenhuis-nergenshuizen.example.org; nobody@example.org',
  },
};

export const OverTheMaximum: Story = { args: { text: LIST, maximum: 1 } };

export const TooLong: Story = {
  args: { text: Array.from({ length: 60 }, (_item, index) => `nobody${index}@example.org`).join('\n') },
};
