import { groups, pacsNodes, people } from '../database/schema.js';

/** Where each kind of recipient is kept. */
export const TABLES = { user: people, group: groups, pacs: pacsNodes };
