import 'pacs-share';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { MemoryClient } from 'pacs-share/client';
import { pickRecipient, type Policy } from 'pacs-share/domain';
import { anPeeters, directory, openPolicy, otherPacs, studies } from './fixtures.js';

interface Args {
  policy: Policy;
}

/** The same form under the rules of different departments: what a policy forbids is not there, or says why it is off. */
const meta: Meta<Args> = {
  title: 'Elements/share-dialog/Policies',
  component: 'share-dialog',
  render: ({ policy }) => html`
    <share-dialog
      open
      presentation="inline"
      .client=${new MemoryClient({ policy, recipients: directory, studies })}
      .studies=${studies.slice(0, 2)}
      .draft=${{
        recipients: [anPeeters, otherPacs]
          .filter(({ kind }) => policy.recipients.kinds.includes(kind))
          .map((recipient) => pickRecipient(recipient, policy)),
      }}
    ></share-dialog>
  `,
  args: { policy: openPolicy },
  argTypes: { policy: { control: 'object' } },
  parameters: { layout: 'fullscreen' },
};

export default meta;
type Story = StoryObj<Args>;

/** Everything is allowed. */
export const Open: Story = {};

export const OnlyUsers: Story = {
  args: { policy: { ...openPolicy, recipients: { ...openPolicy.recipients, kinds: ['user'] } } },
};

/** Only PACS systems: nobody gets a mail. */
export const OnlyPacs: Story = {
  args: { policy: { ...openPolicy, recipients: { ...openPolicy.recipients, kinds: ['pacs'] } } },
};

export const OneAccess: Story = {
  args: {
    policy: {
      ...openPolicy,
      access: {
        user: ['images-and-report-read'],
        group: ['images-and-report-read'],
        pacs: ['images-and-report-read'],
        new: ['images-and-report-read'],
      },
    },
  },
};

export const ShortValidity: Story = {
  args: { policy: { ...openPolicy, validity: { default: 'P1W', maximum: 'P2W', unlimited: false } } },
};

export const ValidityWithoutMaximum: Story = {
  args: { policy: { ...openPolicy, validity: { default: 'P1M', maximum: null, unlimited: true } } },
};

export const OneLanguage: Story = { args: { policy: { ...openPolicy, languages: ['nl'] } } };

/** No labels, none of the options. */
export const NoOptions: Story = {
  args: {
    policy: {
      ...openPolicy,
      labels: [],
      options: { twoFactor: false, sendMail: false, urgent: false, anonymize: false, furtherSharing: false },
      reason: { ...openPolicy.reason, suggestions: [] },
    },
  },
};

/** The department's own words for the consent. */
export const OwnConsent: Story = {
  args: {
    policy: {
      ...openPolicy,
      consent: {
        text: 'I have told the patient with whom these studies are shared, and why, and the patient agrees (house rule 4, invented).',
      },
    },
  },
};
