import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import 'pacs-share';
import { hostileName } from './fixtures.js';

interface Args {
  message: string;
  sender: string;
  sentAt: string;
  opened: boolean;
}

const meta: Meta<Args> = {
  title: 'Elements/message-label',
  component: 'message-label',
  args: {
    message: 'Could you have a look at the nodule in the left upper lobe?\n\nThank you!',
    sender: 'Dr. Sanne Voorbeeldt',
    sentAt: '2027-01-31T09:30:00Z',
    opened: false,
  },
  render: ({ message, sender, sentAt, opened }) => html`
    <message-label message=${message} sender=${sender} sent-at=${sentAt} ?opened=${opened}></message-label>
  `,
};

export default meta;
type Story = StoryObj<Args>;

/** Press the labels to read the message. */
function press(canvas: HTMLElement): void {
  canvas.querySelector('message-label')?.shadowRoot?.querySelector('button')?.click();
}

/** Red: the recipient has not opened the study. */
export const Unopened: Story = { tags: ['themes'] };

/** Green: the recipient has opened it. */
export const Opened: Story = { tags: ['themes'], args: { opened: true } };

export const Reading: Story = { play: ({ canvasElement }) => press(canvasElement) };

/** What was written is shown as it was written: no markup, no links. */
export const PlainText: Story = {
  args: {
    message: '<b>Urgent</b>: see https://share.example.org/invented\nשלום, a second line',
    sender: hostileName.displayName,
  },
  play: ({ canvasElement }) => press(canvasElement),
};

export const Long: Story = {
  args: { message: 'A long message that has to be scrolled. '.repeat(60) },
  play: ({ canvasElement }) => press(canvasElement),
};
