/** What can be shared with: a user, a group, another PACS, or someone new. */
export type Kind = 'user' | 'group' | 'pacs' | 'new';

/** All kinds, in the order they are offered. */
export const KINDS: readonly Kind[] = ['user', 'group', 'pacs', 'new'];
