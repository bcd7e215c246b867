import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ShareFailure } from 'pacs-share/client';
import { anPeeters, openPolicy } from './fixtures.js';
import {
  picked,
  pickerArgTypes,
  pickerDefaults,
  renderPicker,
  rootOf,
  typing,
  until,
  type PickerArgs,
} from './recipient-picker-scene.js';

const meta: Meta<PickerArgs> = {
  title: 'Elements/recipient-picker',
  component: 'recipient-picker',
  render: renderPicker,
  args: pickerDefaults,
  argTypes: pickerArgTypes,
};

export default meta;
type Story = StoryObj<PickerArgs>;

/** Before anybody types. */
export const Empty: Story = {};

/** What was found, with the chosen one marked. */
export const Suggestions: Story = {
  tags: ['themes'],
  args: { value: picked(anPeeters) },
  play: typing('an', '[role="option"]'),
};

/** Recognized with its separators, and named. */
export const PhysicianNumber: Story = { play: typing('1-23456-25-004', '[role="option"]') };

/** The warning hides no result. */
export const MistypedPhysicianNumber: Story = {
  args: {
    policy: {
      ...openPolicy,
      recipients: { ...openPolicy.recipients, physicianNumbers: [{ system: 'riziv', label: 'RIZIV/INAMI' }] },
    },
  },
  play: typing('12345626004', '[role="option"]'),
};

export const TooShort: Story = { play: typing('p', '.list-message') };

export const Searching: Story = {
  args: { prepare: (client) => client.hold('searchRecipients') },
  play: typing('peeters', '.pending'),
};

export const NobodyFound: Story = { play: typing('Noor Nieuwkomer', '[role="option"]') };

/** A failure is never shown as "nobody found": the text stays, and it can be tried again. */
export const SearchFailed: Story = {
  args: { prepare: (client) => client.fail('searchRecipients', new ShareFailure('unreachable')) },
  play: typing('peeters', '[part="failure"]'),
};

export const Offline: Story = {
  args: { prepare: (client) => client.fail('searchRecipients', new ShareFailure('offline')) },
  play: typing('peeters', '[part~="failure"]'),
};

/** The seconds are counted down; then it can be tried again. */
export const TooManyRequests: Story = {
  args: {
    prepare: (client) => client.fail('searchRecipients', new ShareFailure('too-many-requests', { retryAfter: 59 })),
  },
  play: typing('peeters', '[part="failure"]'),
};

/** Sources that did not answer are named beside what the others found. */
export const IncompleteAnswer: Story = {
  args: {
    prepare: (client) => {
      const search = client.searchRecipients.bind(client);
      client.searchRecipients = async (...question) => ({
        ...(await search(...question)),
        incomplete: ['Regional directory'],
      });
    },
  },
  play: typing('peeters', '[role="option"]'),
};

/** Whatever an endpoint answers, at most 50 are drawn. */
export const TenThousandResults: Story = {
  args: {
    clientOptions: {
      recipients: Array.from({ length: 10_000 }, (_person, index) => ({
        ...anPeeters,
        id: `crowd-${index}`,
        displayName: `Dr. An Peeters ${index + 1}`,
      })),
    },
    prepare: (client) => {
      const search = client.searchRecipients.bind(client);
      client.searchRecipients = (question, options) => search({ ...question, limit: 10_000 }, options);
    },
  },
  play: typing('peeters', '[role="option"]'),
};

/** What was typed is no recipient yet, and the focus has gone elsewhere. */
export const Unfinished: Story = {
  play: async (scene) => {
    await typing('peet', '[role="option"]')(scene);
    rootOf(scene).querySelector<HTMLInputElement>('[role="combobox"]')?.blur();
    await until(() => rootOf(scene).querySelector('#field-unfinished'));
  },
};

export const OnlyPacs: Story = { args: { kinds: 'pacs', label: 'Send to' }, play: typing('pacs', '[role="option"]') };

export const Disabled: Story = { args: { disabled: true, value: picked(anPeeters) } };

/** In a form of the page: the browser says what is missing. */
export const InAForm: Story = {
  args: { required: true },
  render: (args) =>
    html`<form @submit=${(event: Event) => event.preventDefault()}>
      ${renderPicker(args)}
      <p><button>Submit</button></p>
    </form>`,
};
