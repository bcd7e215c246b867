import 'pacs-share';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { MemoryClient, ShareFailure, type MemoryClientOptions } from 'pacs-share/client';
import { pickRecipient, type Issue, type PickedRecipient, type Policy } from 'pacs-share/domain';
import {
  anPeeters,
  directory,
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

interface Args {
  label: string;
  kinds: string;
  required: boolean;
  disabled: boolean;
  policy: Policy;
  value: PickedRecipient[];
  issues: Issue[];
  /** Prepares the endpoint of the story. */
  prepare?: (client: MemoryClient) => void;
  clientOptions?: Partial<MemoryClientOptions>;
}

const picked = (...recipients: Parameters<typeof pickRecipient>[0][]) =>
  recipients.map((recipient) => pickRecipient(recipient, openPolicy));

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

function render(args: Args): TemplateResult {
  const { label, kinds, required, disabled, policy, value, issues, prepare, clientOptions } = args;
  const client = new MemoryClient({ policy, recipients: directory, latency: 150, ...clientOptions });
  prepare?.(client);
  return html`<recipient-picker
    label=${label}
    kinds=${kinds}
    ?required=${required}
    ?disabled=${disabled}
    .client=${client}
    .value=${value}
    .issues=${issues}
  ></recipient-picker>`;
}

const meta: Meta<Args> = {
  title: 'Elements/recipient-picker',
  component: 'recipient-picker',
  render,
  args: {
    label: 'Recipients',
    kinds: '',
    required: false,
    disabled: false,
    policy: openPolicy,
    value: [],
    issues: [],
  },
  argTypes: {
    policy: { control: false },
    value: { control: false },
    issues: { control: false },
    prepare: { table: { disable: true } },
    clientOptions: { table: { disable: true } },
  },
};

export default meta;
type Story = StoryObj<Args>;

/** Waits until something is there, as a person would. */
async function until<T>(find: () => T | null | undefined | false): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it did not appear');
}

interface Scene {
  canvasElement: HTMLElement;
}

function rootOf({ canvasElement }: Scene): ShadowRoot {
  const root = canvasElement.querySelector('recipient-picker')?.shadowRoot;
  if (!root) throw new Error('there is no recipient field');
  return root;
}

/** Types a text and waits until something comes of it. */
const typing =
  (text: string, outcome: string) =>
  async (scene: Scene): Promise<void> => {
    const input = await until(() => rootOf(scene).querySelector<HTMLInputElement>('[role="combobox"]'));
    input.focus();
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await until(() => rootOf(scene).querySelector(outcome));
  };

const pressing =
  (selector: string, outcome: string) =>
  async (scene: Scene): Promise<void> => {
    const button = await until(() => rootOf(scene).querySelector<HTMLButtonElement>(`${selector}:not(:disabled)`));
    button.click();
    await until(() => rootOf(scene).querySelector(outcome));
  };

/** Before anybody types. */
export const Empty: Story = {};

/** What was found, with the chosen one marked. */
export const Suggestions: Story = {
  args: { value: picked(anPeeters) },
  play: typing('an', '[role="option"]'),
};

export const Favorites: Story = { play: pressing('[part="favorites-button"]', '[role="option"]') };

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
  play: pressing('[part="favorites-button"]', '[role="option"]'),
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

export const TooManyRequests: Story = {
  args: {
    prepare: (client) => client.fail('searchRecipients', new ShareFailure('too-many-requests', { retryAfter: 20 })),
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

/** All kinds, with the choices that each may have. */
export const Chosen: Story = {
  args: {
    value: [...picked(anPeeters, otherAnPeeters, tumorBoard, otherPacs, withoutMobile, withoutMail), somebodyNew],
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

export const DetailedSearchNone: Story = { play: searchingInDetail('nergens', '.result-text:not(:empty)') };

/** A failure is never shown as none, and what was entered stays. */
export const DetailedSearchFailed: Story = {
  args: {
    prepare: (client) => client.fail('searchRecipients', new ShareFailure('too-many-requests', { retryAfter: 20 })),
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

/** In a form of the page: the browser says what is missing. */
export const InAForm: Story = {
  args: { required: true },
  render: (args) =>
    html`<form @submit=${(event: Event) => event.preventDefault()}>
      ${render(args)}
      <p><button>Submit</button></p>
    </form>`,
};
