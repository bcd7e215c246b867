/** How the stories of the recipient field are set up and played. */
import 'pacs-share';
import { html, type TemplateResult } from 'lit';
import { MemoryClient, type MemoryClientOptions } from 'pacs-share/client';
import { pickRecipient, type Issue, type PickedRecipient, type Policy } from 'pacs-share/domain';
import type { RecipientPicker } from 'pacs-share/elements';
import { directory, openPolicy } from './fixtures.js';

type ExistingShares = NonNullable<RecipientPicker['existingShares']>;

/** What a story of the recipient field is made of. */
export interface PickerArgs {
  label: string;
  kinds: string;
  required: boolean;
  disabled: boolean;
  policy: Policy;
  value: PickedRecipient[];
  issues: Issue[];
  /** Of the studies about to be shared. */
  existingShares?: ExistingShares;
  /** Prepares the endpoint of the story. */
  prepare?: (client: MemoryClient) => void;
  clientOptions?: Partial<MemoryClientOptions>;
}

export const pickerDefaults: PickerArgs = {
  label: 'Recipients',
  kinds: '',
  required: false,
  disabled: false,
  policy: openPolicy,
  value: [],
  issues: [],
};

export const pickerArgTypes = {
  policy: { control: false },
  value: { control: false },
  issues: { control: false },
  existingShares: { table: { disable: true } },
  prepare: { table: { disable: true } },
  clientOptions: { table: { disable: true } },
} as const;

/** Recipients as they are when they have just been chosen. */
export const picked = (...recipients: Parameters<typeof pickRecipient>[0][]) =>
  recipients.map((recipient) => pickRecipient(recipient, openPolicy));

export function renderPicker(args: PickerArgs): TemplateResult {
  const { label, kinds, required, disabled, policy, value, issues, existingShares, prepare, clientOptions } = args;
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
    .existingShares=${existingShares}
  ></recipient-picker>`;
}

/** Waits until something is there, as a person would. */
export async function until<T>(find: () => T | null | undefined | false): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it did not appear');
}

export interface Scene {
  canvasElement: HTMLElement;
}

export function rootOf({ canvasElement }: Scene): ShadowRoot {
  const root = canvasElement.querySelector('recipient-picker')?.shadowRoot;
  if (!root) throw new Error('there is no recipient field');
  return root;
}

/** Types a text and waits until something comes of it. */
export const typing =
  (text: string, outcome: string) =>
  async (scene: Scene): Promise<void> => {
    const input = await until(() => rootOf(scene).querySelector<HTMLInputElement>('[role="combobox"]'));
    input.focus();
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await until(() => rootOf(scene).querySelector(outcome));
  };

/** Presses a button and waits until something comes of it. */
export const pressing =
  (selector: string, outcome: string) =>
  async (scene: Scene): Promise<void> => {
    const button = await until(() => rootOf(scene).querySelector<HTMLButtonElement>(`${selector}:not(:disabled)`));
    button.click();
    await until(() => rootOf(scene).querySelector(outcome));
  };
