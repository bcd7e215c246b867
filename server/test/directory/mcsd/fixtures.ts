import { frenchMobile } from '../../../src/directory/demo/fictitious-contact.js';
import { glnNumber, rizivNumber } from '../../../src/directory/demo/physician-numbers.js';
import type { FhirResource } from './fhir-server.js';

/** A directory of invented people, as an mCSD server holds it. */

export const RIZIV = 'https://www.ehealth.fgov.be/standards/fhir/core/NamingSystem/nihdi';
export const NOOR_RIZIV = rizivNumber(500_701);
export const NOOR_MOBILE = frenchMobile(7001);
export const ZOE_GLN = glnNumber(500_702);

type Telecom = Record<string, string | number>;

export const mail = (value: string, use?: string): Telecom => ({
  system: 'email',
  value,
  ...(use !== undefined && { use }),
});
const mobile = (value: string): Telecom => ({ system: 'phone', use: 'mobile', value });

function practitioner(id: string, given: string, family: string, others: object = {}): FhirResource {
  return {
    resourceType: 'Practitioner',
    id,
    active: true,
    name: [
      { use: 'old', family: 'Vroeger', given: [given] },
      { use: 'official', family, given: [given] },
    ],
    communication: [{ coding: [{ system: 'urn:ietf:bcp:47', code: 'nl' }] }],
    ...others,
  };
}

function role(id: string, person: string, organization: string, specialty: string, others: object = {}): FhirResource {
  return {
    resourceType: 'PractitionerRole',
    id,
    active: true,
    practitioner: { reference: `Practitioner/${person}` },
    organization: { reference: `Organization/${organization}` },
    specialty: [{ text: specialty }],
    ...others,
  };
}

function organization(id: string, name: string, city: string, others: object = {}): FhirResource {
  return {
    resourceType: 'Organization',
    id,
    active: true,
    name,
    ...(city !== '' && { address: [{ city }] }),
    ...others,
  };
}

function endpoint(id: string, name: string | undefined, owner: string, code: string, status = 'active'): FhirResource {
  return {
    resourceType: 'Endpoint',
    id,
    status,
    ...(name !== undefined && { name }),
    connectionType: { system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type', code },
    managingOrganization: { reference: `Organization/${owner}` },
    address: 'https://pacs.horizon.example/dicom-web',
  };
}

const PEOPLE = [
  practitioner('noor', 'Noor', 'Dageraad', {
    identifier: [
      { system: RIZIV, value: NOOR_RIZIV },
      { system: 'https://example.org/national-number', value: '70.01.01-001.01' },
    ],
    telecom: [mail('noor@dageraad.example', 'home'), mobile(NOOR_MOBILE)],
  }),
  role('noor-horizon', 'noor', 'horizon', 'Cardiologie', { telecom: [mail('noor.dageraad@horizon.example', 'work')] }),
  role('noor-left', 'noor', 'aube', 'Cardiologie', { period: { end: '2020-01-31' } }),
  // Homonyms
  practitioner('an-one', 'An', 'Avondrood', { telecom: [mail('an.avondrood@horizon.example', 'work')] }),
  role('an-horizon', 'an-one', 'horizon', 'Orthopedie'),
  practitioner('an-two', 'An', 'Avondrood', { telecom: [mail('an@praktijk-avondrood.example')] }),
  role('an-aube', 'an-two', 'aube', 'Médecine générale'),
  // A private address, a number of another kind, and accents
  practitioner('zoe', 'Zoë', 'Météore', {
    identifier: [{ system: 'urn:oid:2.51.1.3', value: ZOE_GLN }],
    telecom: [mail('zoe@aube.example', 'home')],
    communication: [{ coding: [{ code: 'fr' }] }],
  }),
  role('zoe-aube', 'zoe', 'aube', 'Pneumologie', { location: [{ reference: 'Location/ward' }] }),
  practitioner('solo', 'Sam', 'Eenling', { address: [{ use: 'work', city: 'Aalst' }] }),
  practitioner('gone', 'Gus', 'Vertrokken', { active: false }),
  { ...practitioner('nameless', 'x', 'y'), name: [{ text: '' }] },
];

const PLACES = [
  organization('horizon', 'AZ Horizon', 'Gent'),
  organization('heart', 'Hartcentrum', '', { partOf: { reference: 'Organization/horizon' }, alias: ['Cardio'] }),
  organization('aube', 'Clinique de l’Aube', 'Namur'),
  organization('empty', 'Leeg Horizon Fonds', 'Gent'),
  { resourceType: 'Location', id: 'ward', status: 'active', address: { city: 'Dinant' } },
  {
    resourceType: 'HealthcareService',
    id: 'urgent',
    active: true,
    name: 'Spoed Horizon',
    providedBy: { reference: 'Organization/horizon' },
  },
  role('noor-heart', 'noor', 'heart', 'Cardiologie', { telecom: [mail('hart@horizon.example', 'work')] }),
  role('an-urgent', 'an-one', 'horizon', 'Orthopedie', {
    healthcareService: [{ reference: 'HealthcareService/urgent' }],
  }),
  role('solo-urgent', 'mute', 'horizon', 'Verpleging', {
    healthcareService: [{ reference: 'HealthcareService/urgent' }],
  }),
  practitioner('mute', 'Mo', 'Zonder'),
  endpoint('qido', 'PACS Horizon', 'horizon', 'dicom-qido-rs'),
  endpoint('stow', 'PACS Horizon', 'horizon', 'dicom-stow-rs'),
  endpoint('aube-pacs', undefined, 'aube', 'dicom-wado-rs'),
  endpoint('retired', 'PACS Horizon (old)', 'horizon', 'dicom-stow-rs', 'off'),
  endpoint('documents', 'Horizon documents', 'horizon', 'ihe-xds'),
];

/** Many of one name. */
export const MANY = Array.from({ length: 45 }, (_, index) =>
  practitioner(`many-${index}`, `Nr${String(index).padStart(2, '0')}`, 'Sterrenregen'),
);

export const DIRECTORY: readonly FhirResource[] = [...PEOPLE, ...PLACES, ...MANY];
