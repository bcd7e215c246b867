import { expect, fixture, fixtureCleanup, waitUntil } from '@open-wc/testing';
import { MemoryClient } from 'pacs-share/client';
import { openPolicy, studies } from '../../stories/fixtures.js';
// Types alone: importing the entry here would register before the first test has looked.
import type * as Entry from 'pacs-share/elements';

const TAGS = [
  'message-label',
  'recipient-picker',
  'share-access',
  'share-confirmation',
  'share-dialog',
  'study-list',
] as const;

type Tag = (typeof TAGS)[number];
type Versioned = CustomElementConstructor & { prefix: string; version: string };

const registered = (name: string) => customElements.get(name) as Versioned | undefined;

async function classOf(tag: Tag): Promise<CustomElementConstructor> {
  const { MessageLabel, RecipientPicker, ShareAccess, ShareConfirmation, ShareDialog, StudyList } =
    await import('pacs-share/elements');
  return {
    'message-label': MessageLabel,
    'recipient-picker': RecipientPicker,
    'share-access': ShareAccess,
    'share-confirmation': ShareConfirmation,
    'share-dialog': ShareDialog,
    'study-list': StudyList,
  }[tag];
}

/** What is warned of while something is done. */
async function warningsOf(action: () => unknown): Promise<string[]> {
  const warnings: string[] = [];
  const original = console.warn;
  console.warn = (...parts: unknown[]) => warnings.push(parts.join(' '));
  try {
    await action();
  } finally {
    console.warn = original;
  }
  return warnings.filter((warning) => warning.startsWith('pacs-share:'));
}

// In the order in which a page would do it: each test builds on those before.
describe('registration', () => {
  afterEach(() => fixtureCleanup());

  it('does not happen by importing the classes', async () => {
    const entry: typeof Entry = await import('pacs-share/elements');
    expect(entry.defineElements).to.be.a('function');
    for (const tag of TAGS) expect(registered(tag), tag).to.equal(undefined);
  });

  it('leaves a tag that is taken with its owner, and warns with both versions', async () => {
    class Foreign extends HTMLElement {
      static version = '9.8.7';
    }
    class Unversioned extends HTMLElement {}
    customElements.define('taken-study-list', Foreign);
    customElements.define('taken-message-label', Unversioned);
    const { defineElements, StudyList } = await import('pacs-share/elements');
    const warnings = await warningsOf(() => defineElements({ prefix: 'taken-' }));
    expect(registered('taken-study-list')).to.equal(Foreign);
    expect(registered('taken-message-label')).to.equal(Unversioned);
    expect(warnings.toSorted()).to.deep.equal([
      `pacs-share: <taken-message-label>: version ${StudyList.version} is not registered: version unknown has the tag`,
      `pacs-share: <taken-study-list>: version ${StudyList.version} is not registered: version 9.8.7 has the tag`,
    ]);
    expect(registered('taken-share-dialog'), 'the others are there').not.to.equal(undefined);
  });

  it('registers the six tags by importing the package', async () => {
    const warnings = await warningsOf(() => import('pacs-share'));
    expect(warnings).to.deep.equal([]);
    for (const tag of TAGS) {
      expect(document.createElement(tag), tag).to.be.instanceOf(await classOf(tag));
    }
  });

  it('registers them under a prefix too', async () => {
    const { defineElements } = await import('pacs-share/elements');
    const warnings = await warningsOf(() => defineElements({ prefix: 'acme-' }));
    expect(warnings).to.deep.equal([]);
    for (const tag of TAGS) {
      expect(document.createElement(`acme-${tag}`), tag).to.be.instanceOf(await classOf(tag));
      expect(registered(`acme-${tag}`)).not.to.equal(registered(tag));
      expect(registered(`acme-${tag}`)!.prefix).to.equal('acme-');
      expect(registered(tag)!.prefix, 'the plain tag is not touched').to.equal('');
    }
  });

  it('draws inner elements under its own prefix', async () => {
    const dialog = await fixture<Entry.ShareDialog>('<acme-share-dialog presentation="inline"></acme-share-dialog>');
    dialog.client = new MemoryClient({ policy: openPolicy });
    void dialog.show({ studies: studies.slice(0, 1) });
    const inner = () => [...dialog.shadowRoot!.querySelectorAll('*')].map(({ localName }) => localName);
    await waitUntil(() => inner().includes('acme-recipient-picker'), 'its recipient field');
    expect(inner()).not.to.include('recipient-picker');
    dialog.close();
  });

  it('does nothing, and says nothing, the second time', async () => {
    const { defineElements } = await import('pacs-share/elements');
    const before = TAGS.map(registered);
    const warnings = await warningsOf(() => {
      defineElements();
      defineElements({ prefix: 'acme-' });
    });
    expect(warnings).to.deep.equal([]);
    expect(TAGS.map(registered)).to.deep.equal(before);
  });

  it('tells the version of the package', async () => {
    const { version } = (await (await fetch('/package.json')).json()) as { version: string };
    for (const tag of TAGS) expect(registered(tag)!.version, tag).to.equal(version);
  });
});
