import { isObject, objects, text } from './fhir.js';

/** Naming systems of physicians' numbers, and what policies call them. */
const SYSTEMS: Readonly<Record<string, string>> = {
  'https://www.ehealth.fgov.be/standards/fhir/core/namingsystem/nihdi': 'riziv',
  'https://www.ehealth.fgov.be/standards/fhir/core/namingsystem/nihdi-professional': 'riziv',
  'https://www.ehealth.fgov.be/standards/fhir/namingsystem/nihdi': 'riziv',
  '2.16.840.1.113883.3.6777.5.2': 'riziv',
  'http://fhir.nl/fhir/namingsystem/big': 'big',
  '2.16.528.1.1007.5.1': 'big',
  'http://fhir.nl/fhir/namingsystem/agb-z': 'agb',
  'http://fhir.nl/fhir/namingsystem/agb': 'agb',
  '2.16.840.1.113883.2.4.6.1': 'agb',
  'https://rpps.esante.gouv.fr': 'rpps',
  'http://rpps.fr': 'rpps',
  '1.2.250.1.71.4.2.1': 'rpps',
  'urn:gs1:gln': 'gln',
  'https://www.gs1.org/gln': 'gln',
  '2.51.1.3': 'gln',
  'https://fhir.kbv.de/namingsystem/kbv_ns_base_anr': 'lanr',
  '1.2.276.0.76.4.16': 'lanr',
  'http://hl7.org/fhir/sid/us-npi': 'npi',
  '2.16.840.1.113883.4.6': 'npi',
};

/** Systems of this directory, by their normalized URI or OID. */
export type NumberSystems = ReadonlyMap<string, string>;

/** `gln=urn:oid:2.51.1.3`, separated by spaces or commas; undefined where it cannot be read so. */
export function parseNumberSystems(setting: string): NumberSystems | undefined {
  const pairs = setting.split(/[\s,]+/).filter((pair) => pair !== '');
  const systems = new Map<string, string>();
  for (const pair of pairs) {
    const [, system, uri] = /^([a-z][a-z0-9-]*)=(\S+)$/i.exec(pair) ?? [];
    if (system === undefined || uri === undefined) return undefined;
    systems.set(normalized(uri), system.toLowerCase());
  }
  return systems;
}

/** The numbers that an `identifier` holds of systems that are known; any other may be private, and is left out. */
export function physicianNumbersOf(identifiers: unknown, systems: NumberSystems): { system: string; value: string }[] {
  const numbers = new Map<string, { system: string; value: string }>();
  for (const identifier of objects(identifiers)) {
    const uri = normalized(text(identifier['system']));
    const system = systems.get(uri) ?? (Object.hasOwn(SYSTEMS, uri) ? SYSTEMS[uri] : undefined);
    const value = text(identifier['value']);
    if (system === undefined || value === '' || identifier['use'] === 'old') continue;
    if (isObject(identifier['period']) && text(identifier['period']['end']) !== '') continue;
    numbers.set(`${system}:${value}`, { system, value });
  }
  return [...numbers.values()];
}

const normalized = (uri: string) =>
  uri
    .toLowerCase()
    .replace(/^urn:oid:/, '')
    .replace(/\/+$/, '');
