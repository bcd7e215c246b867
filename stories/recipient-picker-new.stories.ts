import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { ShareFailure } from 'pacs-share/client';
import { anPeeters } from './fixtures.js';
import {
  pickerArgTypes,
  pickerDefaults,
  pressing,
  renderPicker,
  typing,
  type PickerArgs,
  type Scene,
} from './recipient-picker-scene.js';

const meta: Meta<PickerArgs> = {
  title: 'Elements/recipient-picker/New recipient',
  component: 'recipient-picker',
  render: renderPicker,
  args: pickerDefaults,
  argTypes: pickerArgTypes,
};

export default meta;
type Story = StoryObj<PickerArgs>;

const opening =
  (typed: string, outcome = '[part="new-recipient"]') =>
  async (scene: Scene): Promise<void> => {
    await typing(typed, '[role="option"]')(scene);
    await pressing('[role="option"]:last-of-type', outcome)(scene);
  };

export const NewRecipient: Story = {
  play: async (scene) => {
    await typing('Noor Nieuwkomer <noor.nieuwkomer@praktijk.example.org>', '[role="option"]')(scene);
    await pressing('[role="option"]', '[part="new-recipient"]')(scene);
  },
};

export const NewRecipientWithMistakes: Story = {
  play: async (scene) => {
    await typing('Nieuwkomer', '[role="option"]')(scene);
    await pressing('[role="option"]', '[part="new-recipient"]')(scene);
    await pressing('[part="new-recipient"] [type="submit"]', '[aria-invalid="true"]')(scene);
  },
};

const cautions = {
  'praktijk.example.org': ['domain-new'],
  'praktljk.example.org': ['domain-look-alike', 'domain-new'],
  'post.example.org': ['domain-free-mail'],
} as const;

/** What to look at once more, as soon as the address is left; it can be gone past. */
export const NewDomain: Story = {
  args: { clientOptions: { cautions } },
  play: opening('Noor Nieuwkomer <noor@praktijk.example.org>', '[part="new-recipient-finding"]'),
};

export const LookAlikeDomain: Story = {
  args: { clientOptions: { cautions } },
  play: opening('Noor Nieuwkomer <noor@praktljk.example.org>', '[part="new-recipient-finding"]'),
};

export const FreeMail: Story = {
  args: { clientOptions: { cautions } },
  play: opening('Noor Nieuwkomer <noor@post.example.org>', '[part="new-recipient-finding"]'),
};

/** The second letter of the domain is Cyrillic. */
export const MixedScripts: Story = {
  args: { prepare: (client) => client.fail('checkRecipient', new ShareFailure('unavailable')) },
  play: opening('Noor Nieuwkomer <noor@p\u0433aktijk.example.org>', '[part="new-recipient-finding"]'),
};

/** The address is somebody's whom the directory knows. */
export const KnownUser: Story = {
  play: opening(`An Peters <${anPeeters.email}>`, '.owner'),
};
