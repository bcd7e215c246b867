import type { DemoDirectory } from './directory-content.js';

type PacsNode = DemoDirectory['pacsNodes'][number];

// Name, organization, town, language; the first two are the senders' own.
const NODES: readonly [name: string, organisation: string, town: string, language: string][] = [
  ['PACS AZ Voorbeeld', 'AZ Voorbeeld', 'Gent', 'nl'],
  ['PACS Clinique Modèle', 'Clinique Modèle', 'Namur', 'fr'],
  ['PACS De Proef', 'Ziekenhuis De Proef', 'Hasselt', 'nl'],
  ['PACS AZ Denkbeeld', 'AZ Denkbeeld', 'Antwerpen', 'nl'],
  ['Beeldarchief UMC Denkbeeld', 'UMC Denkbeeld', 'Utrecht', 'nl'],
  ['Beeldarchief Maquette', 'Ziekenhuis Maquette', 'Eindhoven', 'nl'],
  ['Beeldarchief De Schets', 'Gasthuis De Schets', 'Zwolle', 'nl'],
  ['Archive Exemple', 'Hôpital de l’Exemple', 'Liège', 'fr'],
  ['Archive Imaginaire', 'Clinique Imaginaire', 'Charleroi', 'fr'],
  ['PACS CHU Fictif', 'CHU Fictif', 'Lille', 'fr'],
  ['PACS Modèle Reims', 'Clinique du Modèle', 'Reims', 'fr'],
  ['PACS Témoin', 'Hôpital Témoin', 'Strasbourg', 'fr'],
  ['Bildarchiv Musterstadt', 'Klinikum Musterstadt', 'Köln', 'de'],
  ['Bildarchiv Beispielhausen', 'Krankenhaus Beispielhausen', 'Bonn', 'de'],
  ['Bildarchiv Ostbelgien', 'Klinik Ostbelgien', 'Eupen', 'de'],
  ['PACS Spital Beispiel', 'Spital Beispiel', 'Basel', 'de'],
  ['PACS Ospedale Modello', 'Ospedale Modello', 'Lugano', 'it'],
  ['PACS Spécimen', 'Hôpital Spécimen', 'Lausanne', 'fr'],
  ['Second opinion, oncology', 'Sample University', 'Leuven', 'en'],
  ['Teaching archive', 'Sample University', 'Leuven', 'en'],
  ['Breast screening archive', 'Screening Centre Model', 'Brugge', 'nl'],
  ['Trauma network', 'Sample Trauma Network', 'Aachen', 'de'],
  ['Radiotherapy planning', 'UMC Denkbeeld', 'Utrecht', 'nl'],
  ['Mobile MR unit', 'Scan op Wielen', 'Breda', 'nl'],
  ['Retired archive', 'AZ Voorbeeld', 'Gent', 'nl'],
];

const OWN_ORGANISATIONS: ReadonlySet<string> = new Set(['AZ Voorbeeld', 'Clinique Modèle']);

/** Twenty-five; the last one takes nothing any more: sharing with it fails. */
export const DEMO_PACS_NODES: readonly PacsNode[] = NODES.map(([name, organisation, town, language], index) => ({
  id: `n-${String(index + 1).padStart(2, '0')}`,
  name,
  organisation,
  town,
  language,
  external: !OWN_ORGANISATIONS.has(organisation),
  acceptsShares: name !== 'Retired archive',
}));
