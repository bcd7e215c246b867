import { eq } from 'drizzle-orm';

import type { Database } from '../database/database.js';
import { departments, type PolicyOverrides } from '../database/schema.js';
import { RADIOLOGY_AZ_VOORBEELD, RADIOLOGY_CLINIQUE_MODELE } from '../directory/demo/departments.js';

/** An open department and a strict one: between them, every rule can be met. */
export const DEMO_POLICIES: Readonly<Record<string, PolicyOverrides>> = {
  [RADIOLOGY_AZ_VOORBEELD]: {},
  [RADIOLOGY_CLINIQUE_MODELE]: {
    recipients: { kinds: ['user', 'group', 'new'], maximum: 3 },
    validity: { default: 'P1M', maximum: 'P3M', unlimited: false },
    languages: ['fr', 'nl', 'en'],
    labels: [{ id: 'consultation', name: 'Consultation', scopes: ['user'] }],
    options: { furtherSharing: false, anonymize: false },
    reason: { maximumLength: 200, suggestions: ['Traitement', 'Deuxième avis', 'Suivi'] },
    message: { maximumLength: 1000 },
    consent: { text: 'Le patient consent au partage de ces examens avec les destinataires choisis.' },
    studies: { maximum: 10, sameSource: true },
  },
};

/** Gives the demo's departments their policies. */
export async function setDemoPolicies(db: Database): Promise<void> {
  for (const [id, policy] of Object.entries(DEMO_POLICIES)) {
    await db.update(departments).set({ policy }).where(eq(departments.id, id));
  }
}
