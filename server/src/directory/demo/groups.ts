import type { DemoGroup, DemoPerson } from './directory-content.js';
import type { Random } from './random.js';

type NewGroup = Omit<DemoGroup, 'members'>;

const groupId = (serial: number) => `g-${String(serial).padStart(3, '0')}`;

/** Groups that the demo's stories speak of, with the family names of their members. */
const KNOWN: readonly (Omit<NewGroup, 'id'> & { lastNames: string[] })[] = [
  {
    name: 'Multidisciplinary oncology meeting',
    organisation: 'AZ Voorbeeld',
    town: 'Gent',
    language: 'nl',
    lastNames: ["D'Hondt", 'Maes', 'Janssens'],
  },
  {
    name: 'Neurochirurgie',
    organisation: 'Clinique Modèle',
    town: 'Namur',
    language: 'fr',
    lastNames: ['Noël', 'Lefèvre'],
  },
  {
    name: 'Emergency department',
    organisation: 'AZ Voorbeeld',
    town: 'Gent',
    language: 'nl',
    lastNames: ['El Amrani', 'Wójcik', 'Goossens'],
  },
  {
    name: 'Radiologie Musterstadt',
    organisation: 'Klinikum Musterstadt',
    town: 'Köln',
    language: 'de',
    external: true,
    lastNames: ['Müller', 'Weiß'],
  },
  {
    name: 'Huisartsenwacht Gent',
    organisation: '',
    town: 'Gent',
    language: 'nl',
    external: true,
    lastNames: ['Peeters', 'Mertens'],
  },
  {
    name: 'Archived study group',
    organisation: 'Sample University',
    town: 'Leuven',
    language: 'en',
    external: true,
    acceptsShares: false,
    lastNames: ["O'Connor", 'Zhang'],
  },
];

const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  nl: [
    'Cardiologie',
    'Longziekten',
    'Orthopedie',
    'Pediatrie',
    'Spoed',
    'Borstkliniek',
    'Geriatrie',
    'Stafvergadering',
  ],
  fr: [
    'Cardiologie',
    'Pneumologie',
    'Orthopédie',
    'Pédiatrie',
    'Urgences',
    'Clinique du sein',
    'Gériatrie',
    'Réunion de staff',
  ],
  de: [
    'Kardiologie',
    'Pneumologie',
    'Orthopädie',
    'Pädiatrie',
    'Notaufnahme',
    'Brustzentrum',
    'Geriatrie',
    'Tumorkonferenz',
  ],
  it: [
    'Cardiologia',
    'Pneumologia',
    'Ortopedia',
    'Pediatria',
    'Pronto soccorso',
    'Senologia',
    'Geriatria',
    'Tumor board',
  ],
  en: [
    'Cardiology',
    'Pulmonology',
    'Orthopedics',
    'Pediatrics',
    'Emergency',
    'Breast clinic',
    'Geriatrics',
    'Tumor board',
  ],
};

/** The known groups among the cast, then generated ones of people of one organization each, `count` in all. */
export function demoGroups(
  random: Random,
  cast: readonly DemoPerson[],
  people: readonly DemoPerson[],
  count: number,
): DemoGroup[] {
  const known = KNOWN.map(({ lastNames, ...group }, index) => ({
    id: groupId(index + 1),
    ...group,
    members: cast.filter(({ lastName }) => lastNames.includes(lastName)).map(({ id }) => id),
  }));
  const names = new Set(known.map(({ name, organisation, town }) => `${name}, ${organisation}, ${town}`));
  const generated: DemoGroup[] = [];
  while (known.length + generated.length < count) {
    const { organisation = '', town = '', language, external = false } = random.pick(people);
    const name = random.pick(SUBJECTS[language] ?? SUBJECTS['en']!);
    const colleagues = people.filter((person) => person.organisation === organisation);
    const members = random.some(colleagues, 2 + Math.floor(random.next() * 10)).map(({ id }) => id);
    if (names.size === names.add(`${name}, ${organisation}, ${town}`).size) continue;
    generated.push({
      id: groupId(known.length + generated.length + 1),
      name,
      organisation,
      town,
      language,
      external,
      members,
    });
  }
  return [...known, ...generated];
}
