import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { ShareFailure } from 'pacs-share/client';
import { anPeeters, completeShare, otherAnPeeters } from './fixtures.js';
import {
  pickerArgTypes,
  pickerDefaults,
  pressing,
  renderPicker,
  typing,
  type PickerArgs,
  type Scene,
} from './recipient-picker-scene.js';

const recentShare = {
  ...completeShare,
  recipients: completeShare.recipients.map((recipient) => ({
    ...recipient,
    kind: 'user' as const,
    id: otherAnPeeters.id,
  })),
};

const meta: Meta<PickerArgs> = {
  title: 'Elements/recipient-picker/Favorites',
  component: 'recipient-picker',
  render: renderPicker,
  args: pickerDefaults,
  argTypes: pickerArgTypes,
};

export default meta;
type Story = StoryObj<PickerArgs>;

const opening = pressing('[part="favorites-button"]', '[role="option"]');

export const Favorites: Story = { play: opening };

/** The pointer removes the first favorite; where the endpoint refuses, it is back and that is announced. */
export const FavoriteNotRemoved: Story = {
  args: { prepare: (client) => client.fail('removeFavorite', new ShareFailure('server-error')) },
  play: async (context) => {
    await pressing('[part="favorites-button"]', '.favorite-removal')(context);
    await pressing('.favorite-removal', '[role="status"]')(context);
  },
};

export const NoFavorites: Story = {
  args: { clientOptions: { recipients: [] } },
  play: opening,
};

/** Those shared with recently follow, as a group of their own. */
export const Recent: Story = {
  args: { clientOptions: { shares: [recentShare] } },
  play: pressing('[part="favorites-button"]', '[aria-labelledby="group-recent"]'),
};

const many = Array.from({ length: 14 }, (_one, index) => ({
  ...anPeeters,
  id: `favorite-${index}`,
  displayName: `Dr. ${['Ada', 'Bea', 'Cleo', 'Dora'][index % 4]} Verzonnen ${index + 1}`,
}));

/** A long list is filtered by typing. */
export const Many: Story = { args: { clientOptions: { recipients: many } }, play: opening };

const filtering =
  (text: string, outcome: string) =>
  async (scene: Scene): Promise<void> => {
    await opening(scene);
    await typing(text, outcome)(scene);
  };

export const ManyFiltered: Story = {
  args: { clientOptions: { recipients: many } },
  play: filtering('cleo', '[part~="active"]'),
};

export const NoneFits: Story = {
  args: { clientOptions: { recipients: many } },
  play: filtering('nobody', '.list-message'),
};
