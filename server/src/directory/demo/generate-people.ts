import { personId } from './cast.js';
import type { DemoPerson } from './directory-content.js';
import { exampleAddress, frenchMobile, germanMobile } from './fictitious-contact.js';
import { DUTCH, FLEMISH, FRENCH, GERMAN, SWISS, WALLOON, type Names } from './names.js';
import { agbNumber, bigNumber, glnNumber, lanrNumber, rizivNumber, rppsNumber } from './physician-numbers.js';
import type { Random } from './random.js';

/** Who lives and works somewhere. */
interface Region {
  /** How often somebody comes from here, of all the shares together. */
  share: number;
  names: Names;
  languages: readonly string[];
  specialities: readonly string[];
  organisations: readonly string[];
  towns: readonly string[];
  numbers: (serial: number) => { system: string; value: string }[];
  mobile: (serial: number) => string;
}

const words = (text: string) => text.trim().split(/\s*,\s*/);

const ENGLISH_SPECIALITIES =
  words(`General practitioner, Cardiologist, Pulmonologist, Neurologist, Oncologist, Pediatrician,
  Orthopedic surgeon, Urologist, Gynecologist, Internist, Rheumatologist, Emergency physician, Anesthesiologist, Physiotherapist`);
const DUTCH_SPECIALITIES = words(`Huisarts, Cardioloog, Longarts, Neuroloog, Oncoloog, Kinderarts, Orthopeed, Uroloog,
  Gynaecoloog, Internist, Reumatoloog, SEH-arts, Anesthesioloog, Fysiotherapeut`);
const FRENCH_SPECIALITIES = words(`Médecin généraliste, Cardiologue, Pneumologue, Neurologue, Oncologue, Pédiatre,
  Chirurgien orthopédiste, Urologue, Gynécologue, Interniste, Rhumatologue, Urgentiste, Anesthésiste, Kinésithérapeute`);
const GERMAN_SPECIALITIES =
  words(`Hausarztpraxis, Kardiologie, Pneumologie, Neurologie, Onkologie, Pädiatrie, Orthopädie, Urologie,
  Gynäkologie, Innere Medizin, Rheumatologie, Notfallmedizin, Anästhesie, Physiotherapie`);

const REGIONS: readonly Region[] = [
  {
    share: 32,
    names: FLEMISH,
    languages: ['nl'],
    specialities: ENGLISH_SPECIALITIES,
    organisations: words(
      `AZ Voorbeeld, Ziekenhuis De Proef, AZ Denkbeeld, Wijkgezondheidscentrum De Brug, Praktijk Zonneveld`,
    ),
    towns: words(
      'Gent, Antwerpen, Brugge, Leuven, Hasselt, Mechelen, Aalst, Kortrijk, Oostende, Turnhout, Lier, Ronse',
    ),
    numbers: (serial) => [{ system: 'riziv', value: rizivNumber(serial) }],
    mobile: frenchMobile,
  },
  {
    share: 20,
    names: WALLOON,
    languages: ['fr'],
    specialities: FRENCH_SPECIALITIES,
    organisations: words(
      'Clinique Modèle, Hôpital de l’Exemple, Clinique Imaginaire, Maison médicale du Parc, Cabinet du Lac',
    ),
    towns: words('Namur, Liège, Charleroi, Mons, Tournai, Verviers, Wavre, Arlon, Bastogne, Nivelles, Bruxelles'),
    numbers: (serial) => [{ system: 'riziv', value: rizivNumber(serial) }],
    mobile: frenchMobile,
  },
  {
    share: 20,
    names: DUTCH,
    languages: ['nl'],
    specialities: DUTCH_SPECIALITIES,
    organisations: words(
      'UMC Denkbeeld, Ziekenhuis Maquette, Gasthuis De Schets, Huisartsenpost Voorstad, Praktijk Het Anker',
    ),
    towns: words(
      'Utrecht, Rotterdam, Eindhoven, Breda, Groningen, Zwolle, Maastricht, Arnhem, Leiden, Haarlem, Den Bosch',
    ),
    numbers: (serial) => [
      { system: 'agb', value: agbNumber(serial) },
      { system: 'big', value: bigNumber(serial) },
    ],
    mobile: frenchMobile,
  },
  {
    share: 10,
    names: FRENCH,
    languages: ['fr'],
    specialities: FRENCH_SPECIALITIES,
    organisations: words('CHU Fictif, Clinique du Modèle, Hôpital Témoin, Cabinet des Tilleuls'),
    towns: words('Lille, Valenciennes, Reims, Metz, Nancy, Strasbourg, Amiens, Rouen, Lyon, Dijon'),
    numbers: (serial) => [{ system: 'rpps', value: rppsNumber(serial) }],
    mobile: frenchMobile,
  },
  {
    share: 12,
    names: GERMAN,
    languages: ['de'],
    specialities: GERMAN_SPECIALITIES,
    organisations: words('Klinikum Musterstadt, Krankenhaus Beispielhausen, Klinik Ostbelgien, Praxis am Markt'),
    towns: words('Köln, Aachen, Bonn, Düsseldorf, Trier, Münster, Essen, Eupen, Sankt Vith, Bielefeld'),
    numbers: (serial) => [{ system: 'lanr', value: lanrNumber(serial) }],
    mobile: (serial) => (serial % 2 === 0 ? germanMobile(serial) : frenchMobile(serial)),
  },
  {
    share: 6,
    names: SWISS,
    languages: ['de', 'de', 'fr', 'it'],
    specialities: GERMAN_SPECIALITIES,
    organisations: words('Spital Beispiel, Ospedale Modello, Hôpital Spécimen, Praxis Seeblick'),
    towns: words('Basel, Bern, Zürich, Lugano, Lausanne, Genève, Fribourg, Chur, Luzern, Neuchâtel'),
    numbers: (serial) => [{ system: 'gln', value: glnNumber(serial) }],
    mobile: frenchMobile,
  },
];

const OWN_ORGANISATIONS: ReadonlySet<string> = new Set(['AZ Voorbeeld', 'Clinique Modèle']);

/** Serial numbers from `first` to `last`; the same people each time for the same random source. */
export function generatePeople(random: Random, first: number, last: number): DemoPerson[] {
  return Array.from({ length: last - first + 1 }, (_, index) => generatePerson(random, first + index));
}

function generatePerson(random: Random, serial: number): DemoPerson {
  const region = random.weighted(REGIONS, ({ share }) => share);
  const firstName = random.pick(region.names.first);
  const lastName = random.pick(region.names.last);
  const organisation = random.pick(region.organisations);
  const hasNumber = random.chance(0.75);
  return {
    id: personId(serial),
    firstName,
    lastName,
    displayName: `${firstName} ${lastName}`,
    speciality: random.pick(region.specialities),
    organisation,
    town: random.pick(region.towns),
    language: random.pick(region.languages),
    external: !OWN_ORGANISATIONS.has(organisation),
    // Most have both and show neither.
    email: random.chance(0.9) ? exampleAddress(firstName, lastName, serial, 'example.net') : null,
    emailPublic: random.chance(0.25),
    mobile: random.chance(0.7) ? region.mobile(serial) : null,
    mobilePublic: random.chance(0.1),
    ...(hasNumber && { numbers: region.numbers(serial) }),
  };
}
