import type { departments, groups, pacsNodes, people } from '../../database/schema.js';

/** A person as the demo describes one. */
export type DemoPerson = typeof people.$inferInsert & { numbers?: { system: string; value: string }[] };

/** A group with its members' ids. */
export type DemoGroup = typeof groups.$inferInsert & { members: string[] };

/** All that the demo's directory holds. Everybody and everything in it is invented. */
export interface DemoDirectory {
  departments: (typeof departments.$inferInsert)[];
  people: DemoPerson[];
  groups: DemoGroup[];
  pacsNodes: (typeof pacsNodes.$inferInsert)[];
}
