/** The documents that are pages here, by their path in the repository. */
const PAGES: Record<string, string> = {
  'README.md': 'guide-getting-started',
  'README.md#embed-it': 'guide-embedding',
  'theming.md': 'guide-theming',
  'tokens.md': 'guide-design-tokens',
  'localization.md': 'guide-languages',
  'endpoint.md': 'guide-endpoint-contract',
  'accessibility.md': 'guide-accessibility',
  'patient-data.md': 'guide-patient-data',
  'browser-support.md': 'guide-browser-support',
  'CHANGELOG.md': 'guide-changelog',
};

/** A document of the repository as a page of Storybook: its links lead to other pages, or are text where there is none. */
export function page(text: string): string {
  return text
    .replace(/^<!--.*?-->\s*/s, '')
    .replace(/\[([^\]]+)\]\((?!https?:|#)([^)]+)\)/g, (_, words: string, target: string) => {
      const path = target.replace(/^(\.\.?\/|docs\/)+/, '');
      const id = PAGES[path] ?? PAGES[path.replace(/#.*/, '')];
      return id === undefined ? words : `[${words}](?path=/docs/${id}--docs)`;
    });
}

/** Sections of a document, by their headings, under a title. */
export function sections(text: string, title: string, ...headings: readonly string[]): string {
  const all = text.split(/^## /m).slice(1);
  const chosen = headings.map((heading) => {
    const section = all.find((candidate) => candidate.startsWith(`${heading}\n`));
    if (section === undefined) throw new Error(`there is no section "${heading}"`);
    return `## ${section}`;
  });
  return page(`# ${title}\n\n${chosen.join('')}`);
}
