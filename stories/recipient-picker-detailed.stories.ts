import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { ShareFailure } from 'pacs-share/client';
import { anPeeters, openPolicy } from './fixtures.js';
import {
  picked,
  pickerArgTypes,
  pickerDefaults,
  pressing,
  renderPicker,
  rootOf,
  until,
  type PickerArgs,
  type Scene,
} from './recipient-picker-scene.js';

const meta: Meta<PickerArgs> = {
  title: 'Elements/recipient-picker/Detailed search',
  component: 'recipient-picker',
  render: renderPicker,
  args: pickerDefaults,
  argTypes: pickerArgTypes,
};

export default meta;
type Story = StoryObj<PickerArgs>;

/** Searches in detail for a kind by its town, and waits until something comes of it. */
const searchingInDetail =
  (town: string, outcome: string) =>
  async (scene: Scene): Promise<void> => {
    await pressing('.detailed-button', '.detailed[open]')(scene);
    const input = await until(() => rootOf(scene).querySelector<HTMLInputElement>('#criterion-town'));
    input.value = town;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await pressing('.detailed .submit', outcome)(scene);
  };

/** By criteria: several can be chosen, those chosen already are marked. */
export const DetailedSearch: Story = {
  args: { value: picked(anPeeters) },
  play: async (scene) => {
    await searchingInDetail('mechelen', '.result-table')(scene);
    await pressing('.result-table .tick input', '.is-ticked')(scene);
  },
};

/** More than a page: Next and Previous. */
export const DetailedSearchPaged: Story = {
  args: {
    policy: {
      ...openPolicy,
      recipients: { ...openPolicy.recipients, search: { minimumLength: 2, limit: 3 } },
    },
  },
  play: searchingInDetail('namur', '.paging'),
};

export const DetailedSearchNone: Story = { play: searchingInDetail('nowhere', '.result-text:not(:empty)') };

/** A failure is never shown as none, and what was entered stays; until the time is over, nothing is asked. */
export const DetailedSearchFailed: Story = {
  args: {
    prepare: (client) => client.fail('searchRecipients', new ShareFailure('too-many-requests', { retryAfter: 59 })),
  },
  play: searchingInDetail('mechelen', '.detailed .failure'),
};

export const DetailedSearchEmpty: Story = { play: searchingInDetail('', '#criteria-problem') };

/** Where it is narrow, the rows are cards. */
export const DetailedSearchNarrow: Story = {
  args: { value: picked(anPeeters) },
  play: async (scene) => {
    await searchingInDetail('mechelen', '.result-table')(scene);
    rootOf(scene).querySelector<HTMLElement>('.detailed')!.style.inlineSize = '19rem';
    rootOf(scene).querySelector('.detailed .results')?.scrollIntoView();
  },
};
