import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { ShareFailure } from 'pacs-share/client';
import { pickRecipient } from 'pacs-share/domain';
import {
  anPeeters,
  completeShare,
  hostileName,
  longName,
  openPolicy,
  otherAnPeeters,
  otherPacs,
  strictPolicy,
  tumorBoard,
  withoutMail,
  withoutMobile,
} from './fixtures.js';
import {
  picked,
  pickerArgTypes,
  pickerDefaults,
  pressing,
  renderPicker,
  type PickerArgs,
} from './recipient-picker-scene.js';

const meta: Meta<PickerArgs> = {
  title: 'Elements/recipient-picker/Chosen',
  component: 'recipient-picker',
  render: renderPicker,
  args: pickerDefaults,
  argTypes: pickerArgTypes,
};

export default meta;
type Story = StoryObj<PickerArgs>;

const somebodyNew = pickRecipient(
  {
    kind: 'new',
    firstName: 'Noor',
    lastName: 'Nieuwkomer',
    email: 'noor.nieuwkomer@praktijk.example.org',
    mobile: '+32470123456',
    language: 'nl',
    organisation: 'Praktijk Noord',
  },
  openPolicy,
);

/** All kinds, with the choices that each may have. */
export const Chosen: Story = {
  args: {
    value: [...picked(anPeeters, otherAnPeeters, tumorBoard, otherPacs, withoutMobile, withoutMail), somebodyNew],
  },
};

const sameDepartment = { ...anPeeters, id: 'user-an-peeters-3', physicianNumbers: [], favorite: false };

const namesake = (email: string) =>
  pickRecipient({ kind: 'new', firstName: 'Dr. An', lastName: 'Peeters', email, language: 'nl' }, openPolicy);

/** Of one name: told apart by what they do and where, by number where that is the same, by address where they are new. */
export const Namesakes: Story = {
  args: {
    value: [
      ...picked(anPeeters, sameDepartment, otherAnPeeters),
      namesake('an.peeters@praktijk.example.org'),
      namesake('an@interventional-neuroradiology.universitair-ziekenhuis-nergenshuizen.example.org'),
    ],
  },
};

export const GroupWithTwoFactor: Story = {
  args: { value: picked(tumorBoard).map((recipient) => ({ ...recipient, twoFactor: true })) },
};

export const LongAndHostileNames: Story = { args: { value: picked(longName, hostileName) } };

/** No more than the policy allows. */
export const Full: Story = { args: { policy: strictPolicy, value: picked(anPeeters, tumorBoard, otherPacs) } };

/** What the judge found, at the chip it is about and at the field. */
export const WithIssues: Story = {
  tags: ['themes'],
  args: {
    value: picked(anPeeters, tumorBoard),
    issues: [
      { code: 'recipient-unknown', pointer: '/recipients/0/id', recipient: 'user:user-an-peeters' },
      { code: 'recipients-missing', pointer: '/recipients' },
    ],
  },
};

export const Removed: Story = {
  args: { value: picked(anPeeters, otherAnPeeters) },
  play: pressing('.chip:nth-of-type(2) .remove', '.removed'),
};

const board = { ...tumorBoard, memberCount: 3, memberReach: { mail: 2, mobile: 1 } };

/** Who is in a group, and who of them can be reached. */
export const GroupMembers: Story = {
  args: {
    value: picked(board),
    clientOptions: {
      members: {
        [board.id]: [
          { displayName: 'Dr. An Peeters', description: 'Cardiology', reach: { mail: true, mobile: true } },
          { displayName: 'Dr. Wout Zondernummer', description: 'Pneumology', reach: { mail: true, mobile: false } },
          { displayName: 'Zoë Vanbedacht', description: 'Orthopedics', reach: { mail: false, mobile: false } },
        ],
      },
    },
  },
  play: pressing('[part="members"] button', '.member-list'),
};

export const GroupMembersFailed: Story = {
  args: { value: picked(board), prepare: (client) => client.fail('getMembers', new ShareFailure('timeout')) },
  play: pressing('[part="members"] button', '[part="members"] .error'),
};

/** Of two, one has access to these studies already. */
export const EarlierAccess: Story = {
  args: {
    value: picked(anPeeters, otherAnPeeters),
    existingShares: {
      shares: [completeShare],
      studies: completeShare.studies.map(({ studyInstanceUid }) => studyInstanceUid),
    },
  },
};
