import type { Source } from '../study-record.js';

/** An invented department as its files name it. */
export interface InventedDepartment extends Source {
  institution: string;
  department: string;
  /** Begins its accession numbers. */
  prefix: string;
  /** DICOM PN of who asks for its studies. */
  referrer: string;
}

function department(
  id: string,
  institution: string,
  name: string,
  prefix: string,
  referrer: string,
): InventedDepartment {
  return { id, name: `${name}, ${institution}`, institution, department: name, prefix, referrer };
}

export const VOORBEELD = department('radiology-az-voorbeeld', 'AZ Voorbeeld', 'Radiology', 'V', 'Verwijzer^Karel');
export const MODELE = department(
  'radiology-clinique-modele',
  'Clinique Modèle',
  'Radiologie',
  'M',
  'Prescripteur^Inès',
);

/** Where the invented studies come from. */
export const INVENTED_DEPARTMENTS: readonly Source[] = [VOORBEELD, MODELE].map(({ id, name }) => ({ id, name }));
