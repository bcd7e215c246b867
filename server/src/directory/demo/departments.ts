import type { DemoDirectory } from './directory-content.js';

export const RADIOLOGY_AZ_VOORBEELD = 'radiology-az-voorbeeld';
export const RADIOLOGY_CLINIQUE_MODELE = 'radiology-clinique-modele';

/** The two departments whose studies the demo has: the ids are the studies' `source.id`. */
export const DEMO_DEPARTMENTS: DemoDirectory['departments'] = [
  { id: RADIOLOGY_AZ_VOORBEELD, name: 'Radiology, AZ Voorbeeld', timeZone: 'Europe/Brussels' },
  { id: RADIOLOGY_CLINIQUE_MODELE, name: 'Radiologie, Clinique Modèle', timeZone: 'Europe/Brussels' },
];
