import { DEMO_CAST } from './cast.js';
import { DEMO_DEPARTMENTS } from './departments.js';
import type { DemoDirectory } from './directory-content.js';
import { generatePeople } from './generate-people.js';
import { demoGroups } from './groups.js';
import { DEMO_PACS_NODES } from './pacs-nodes.js';
import { Random } from './random.js';

const SEED = 20_260_101;
/** How many people it has. */
export const DEMO_PEOPLE = 2_048;
const GROUPS = 60;

/** The demo's directory, the same each time: 2,048 people, 60 groups, 25 PACS. */
export function demoDirectory(): DemoDirectory {
  const random = new Random(SEED);
  const generated = generatePeople(random, DEMO_CAST.length + 1, DEMO_PEOPLE);
  return {
    departments: DEMO_DEPARTMENTS,
    people: [...DEMO_CAST, ...generated],
    groups: demoGroups(random, DEMO_CAST, generated, GROUPS),
    pacsNodes: [...DEMO_PACS_NODES],
  };
}
