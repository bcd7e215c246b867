import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import 'pacs-share';
import { MemoryClient, ShareFailure, type ShareClient } from 'pacs-share/client';
import type { Study } from 'pacs-share/domain';
import { openPolicy, studies } from './fixtures.js';

interface Args {
  studies?: readonly Study[];
  client?: ShareClient;
  selected?: string[];
  activeStudy?: string;
}

const many = Array.from({ length: 120 }, (_study, index) => ({
  ...studies[index % studies.length]!,
  studyInstanceUid: `2.25.7${index}`,
  accessionNumber: `INV-${1000 + index}`,
}));

const client = () => new MemoryClient({ policy: openPolicy, studies: many });

const meta: Meta<Args> = {
  title: 'Elements/study-list',
  component: 'study-list',
  render: ({ studies: listed, client: found, selected = [], activeStudy }) => html`
    <study-list
      style="block-size: 480px"
      .studies=${listed}
      .client=${found}
      .selected=${selected}
      .activeStudy=${activeStudy}
    ></study-list>
  `,
};

export default meta;
type Story = StoryObj<Args>;

/** The host's own studies. */
export const Given: Story = { args: { studies } };

/** Two are selected, another is the one that a viewer shows. */
export const Selected: Story = {
  tags: ['themes'],
  args: {
    studies,
    selected: [studies[0]!.studyInstanceUid, studies[3]!.studyInstanceUid],
    activeStudy: studies[2]!.studyInstanceUid,
  },
};

/** Studies of the endpoint, with a search field, page after page; one of the selected is not listed. */
export const Searched: Story = {
  args: { client: client(), selected: [many[1]!.studyInstanceUid, '2.25.4444'] },
};

export const Loading: Story = { args: { client: client().hold('searchStudies') } };

export const Failed: Story = {
  args: { client: client().fail('searchStudies', new ShareFailure('unavailable', { retryAfter: 30 })) },
};

export const Offline: Story = {
  args: { client: client().fail('searchStudies', new ShareFailure('offline')) },
};

export const SignedOut: Story = {
  args: { client: client().fail('searchStudies', new ShareFailure('not-signed-in', { status: 401 })) },
};

export const One: Story = { args: { studies: studies.slice(0, 1) } };

/** Longer than there is room for, with what would be markup. */
export const LongDescription: Story = {
  args: {
    studies: [
      {
        ...studies[0]!,
        description: 'CT thorax and abdomen with contrast, arterial and venous phase, <b>compared</b> '.repeat(3),
      },
    ],
  },
};

/** The endpoint has none. */
export const NoneFound: Story = { args: { client: new MemoryClient({ policy: openPolicy, studies: [] }) } };

export const None: Story = { args: { studies: [] } };

/** A long list is drawn part by part. */
export const Many: Story = { args: { studies: many } };
