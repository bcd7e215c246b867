import type { Role } from '../../database/schema.js';

import { RADIOLOGY_AZ_VOORBEELD, RADIOLOGY_CLINIQUE_MODELE } from './departments.js';
import type { DemoPerson } from './directory-content.js';
import { britishMobile, exampleAddress, frenchMobile, germanMobile } from './fictitious-contact.js';
import { agbNumber, bigNumber, glnNumber, lanrNumber, rizivNumber, rppsNumber } from './physician-numbers.js';

interface Place {
  organisation: string;
  town: string;
  language: string;
  external: boolean;
  mobile: (serial: number) => string;
}

const place = (organisation: string, town: string, language: string, mobile = frenchMobile): Place => ({
  organisation,
  town,
  language,
  external: true,
  mobile,
});

const voorbeeld = { ...place('AZ Voorbeeld', 'Gent', 'nl'), external: false };
const modele = { ...place('Clinique Modèle', 'Namur', 'fr'), external: false };
const linde = place('Huisartsenpraktijk De Linde', 'Gent', 'nl');
const proef = place('Ziekenhuis De Proef', 'Hasselt', 'nl');
const exemple = place('Hôpital de l’Exemple', 'Liège', 'fr');
const denkbeeld = place('UMC Denkbeeld', 'Utrecht', 'nl');
const maquette = place('Ziekenhuis Maquette', 'Eindhoven', 'nl');
const fictif = place('CHU Fictif', 'Lille', 'fr');
const musterstadt = place('Klinikum Musterstadt', 'Köln', 'de', germanMobile);
const ostbelgien = place('Klinik Ostbelgien', 'Eupen', 'de', germanMobile);
const beispiel = place('Spital Beispiel', 'Basel', 'de');
const modello = place('Ospedale Modello', 'Lugano', 'it');
const university = place('Sample University', 'Leuven', 'en', britishMobile);

/** What is registered, a plus where it is public. */
type Reach = '' | `mail${'' | '+'}` | `mobile${'' | '+'}` | `mail${'' | '+'} mobile${'' | '+'}`;

type Extra = Pick<DemoPerson, 'numbers' | 'role' | 'departmentId'>;

const number = (system: string, value: string): Extra => ({ numbers: [{ system, value }] });
const riziv = (serial: number) => number('riziv', rizivNumber(serial));
const at = (departmentId: string, role: Role): Extra => ({ departmentId, role });
const inVoorbeeld = (role: Role) => at(RADIOLOGY_AZ_VOORBEELD, role);
const inModele = (role: Role) => at(RADIOLOGY_CLINIQUE_MODELE, role);

type Member = [first: string, last: string, speciality: string, place: Place, reach: Reach, extra?: Extra];

// Who has no mobile, no address, or a public one is on purpose: each is a case of the rules.
const MEMBERS: readonly Member[] = [
  // Those who share
  ['Lies', 'Vandamme', 'Radiologist', voorbeeld, 'mail+ mobile', inVoorbeeld('sender')],
  ['Bart', 'De Clercq', 'Radiologist', voorbeeld, 'mail mobile', inVoorbeeld('sender')],
  ['Greet', 'Wouters', 'Head of radiology', voorbeeld, 'mail+ mobile', inVoorbeeld('admin')],
  ['Élodie', 'Lambert', 'Radiologue', modele, 'mail+ mobile', inModele('sender')],
  ['Jean-Pierre', 'Dubois', 'Radiologue', modele, 'mail mobile', inModele('sender')],
  ['Noémie', 'Leclercq', 'Cheffe de service, radiologie', modele, 'mail mobile', inModele('admin')],
  ['Saskia', 'Hermans', 'Service desk', voorbeeld, 'mail+ mobile', { role: 'service-desk' }],
  // Homonyms: only the second line tells them apart
  ['An', 'Peeters', 'General practitioner', linde, 'mail+ mobile', riziv(8)],
  ['An', 'Peeters', 'Orthopedic surgeon', proef, 'mail mobile', riziv(9)],
  // Dutch-speaking Belgium
  ['Tom', 'Janssens', 'Neurologist', voorbeeld, 'mail+ mobile+', riziv(10)],
  ['Sofie', 'Maes', 'Pulmonologist', voorbeeld, 'mail mobile', riziv(11)],
  ['Karel', 'Van der Auwera', 'Cardiologist', proef, 'mail mobile', riziv(12)],
  ['Ilse', "D'Hondt", 'Oncologist', voorbeeld, 'mail+ mobile', riziv(13)],
  ['Youssef', 'El Amrani', 'Emergency physician', voorbeeld, 'mail mobile+', riziv(14)],
  ['Joris', 'Claes', 'Urologist', voorbeeld, 'mail+', riziv(15)],
  ['Katrien', 'Goossens', 'Physiotherapist', place('Praktijk Beweeg', 'Aalst', 'nl'), 'mobile'],
  ['Wim', 'Mertens', 'General practitioner', place('Groepspraktijk Kouter', 'Deinze', 'nl'), '', riziv(16)],
  ['Łukasz', 'Wójcik', 'Traumatologist', voorbeeld, 'mail mobile'],
  ['Şeyma', 'Öztürk', 'Internist', voorbeeld, 'mail+ mobile', riziv(17)],
  ['Đorđe', 'Petrović', 'Vascular surgeon', voorbeeld, 'mail'],
  ['Åse', 'Sørensen', 'Pediatrician', voorbeeld, 'mail mobile'],
  // French-speaking Belgium
  [
    'Hélène',
    'Dupont',
    'Médecin généraliste',
    place('Maison médicale du Parc', 'Namur', 'fr'),
    'mail+ mobile',
    riziv(18),
  ],
  ['Luc', 'Lefèvre', 'Chirurgien orthopédiste', modele, 'mail mobile', riziv(19)],
  ['François', 'Noël', 'Neurochirurgien', modele, 'mail+ mobile+', riziv(20)],
  ['Aurélie', 'Gérard', 'Gynécologue', modele, 'mail', riziv(21)],
  ['Thierry', 'Renard', 'Pneumologue', exemple, 'mail mobile', riziv(22)],
  ['Marie-Claire', 'Saint-Amand', 'Oncologue', exemple, 'mail+ mobile', riziv(23)],
  // The Netherlands
  ['Sander', 'de Vries', 'Radiotherapeut', denkbeeld, 'mail+ mobile', number('big', bigNumber(1))],
  ['Fleur', 'van den Berg', 'Kinderarts', denkbeeld, 'mail mobile', number('agb', agbNumber(2))],
  [
    'Jeroen',
    "van 't Hof",
    'Huisarts',
    place('Huisartsenpost Voorstad', 'Breda', 'nl'),
    'mail+',
    number('agb', agbNumber(3)),
  ],
  ['Anke', 'Bakker', 'Longarts', maquette, 'mail mobile'],
  // France
  ['Camille', 'Moreau', 'Cardiologue', fictif, 'mail+ mobile+', number('rpps', rppsNumber(1))],
  ['Benoît', 'Lemaître', 'Radiologue', fictif, 'mail mobile', number('rpps', rppsNumber(2))],
  ['Zoë', 'Rousseau', 'Rhumatologue', place('Cabinet des Tilleuls', 'Valenciennes', 'fr'), 'mail'],
  // Germany and German-speaking Belgium
  ['Jörg', 'Müller', 'Orthopäde', musterstadt, 'mail+ mobile', number('lanr', lanrNumber(1))],
  ['Käthe', 'Weiß', 'Neurologin', musterstadt, 'mail mobile', number('lanr', lanrNumber(2))],
  ['Stefan', 'Schröder', 'Hausarzt', place('Praxis am Markt', 'Aachen', 'de', germanMobile), 'mail mobile'],
  ['Ulrike', 'Groß', 'Radiologin', ostbelgien, 'mail+ mobile', riziv(24)],
  // Switzerland
  ['Reto', 'Zürcher', 'Chirurg', beispiel, 'mail mobile', number('gln', glnNumber(1))],
  ['Chiara', 'Bernasconi', 'Pneumologa', modello, 'mail+ mobile', number('hin', 'chiara.bernasconi@hin.ch')],
  ['Matteo', 'D’Angelo', 'Ortopedico', modello, 'mail mobile', number('gln', glnNumber(2))],
  // From further away
  ['Niamh', "O'Connor", 'Research radiologist', university, 'mail+ mobile'],
  ['Wei', 'Zhang', 'Research fellow', university, 'mail mobile'],
  ['Αθηνά', 'Παπαδοπούλου', 'Nuclear medicine physician', university, 'mobile'],
];

/** Ids say nothing of whom they belong to: they may stand in an address. */
export const personId = (serial: number) => `u-${String(serial).padStart(4, '0')}`;

/** The people that the demo signs in as and that its stories speak of; the generated ones come after them. */
export const DEMO_CAST: readonly DemoPerson[] = MEMBERS.map(
  ([firstName, lastName, speciality, where, reach, extra], index) => {
    const serial = index + 1;
    const isHomonym = MEMBERS.slice(0, index).some(([first, last]) => first === firstName && last === lastName);
    const { mobile, ...address } = where;
    return {
      id: personId(serial),
      firstName,
      lastName,
      displayName: `${firstName} ${lastName}`,
      speciality,
      ...address,
      email: reach.includes('mail') ? exampleAddress(firstName, lastName, isHomonym ? 2 : 0) : null,
      emailPublic: reach.includes('mail+'),
      mobile: reach.includes('mobile') ? mobile(serial) : null,
      mobilePublic: reach.includes('mobile+'),
      ...extra,
    };
  },
);
