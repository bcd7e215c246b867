import * as z from 'zod/mini';
import type { Study } from '../domain/index.js';
import { calendarDateSchema, limitSchema, referenceSchema } from './common.js';
import { schemaFor } from './schema-for.js';

/** A study as the endpoint answers it. */
export const studySchema = schemaFor<Study>()(
  z.object({
    studyInstanceUid: z.string(),
    patient: z.object({
      name: z.string(),
      id: z.exactOptional(z.string()),
      birthDate: z.exactOptional(calendarDateSchema),
      sex: z.exactOptional(z.string()),
    }),
    description: z.string(),
    date: calendarDateSchema,
    modalities: z.array(z.string()),
    accessionNumber: z.exactOptional(z.string()),
    hasReport: z.boolean(),
    source: referenceSchema,
  }),
);

/** A page of studies. */
export interface StudyPage {
  studies: Study[];
  /** Cursor of the next page; null on the last one. */
  next: string | null;
}

/** Answer of `POST /studies/search`. */
export const studyPageSchema = schemaFor<StudyPage>()(
  z.object({ studies: z.array(studySchema), next: z.nullable(z.string()) }),
);

/** Body of `POST /studies/search`; dates are inclusive. */
export const studySearchSchema = z.object({
  text: z.exactOptional(z.string()),
  from: z.exactOptional(calendarDateSchema),
  to: z.exactOptional(calendarDateSchema),
  modality: z.exactOptional(z.string()),
  limit: z.exactOptional(limitSchema),
  cursor: z.exactOptional(z.string()),
});

export type StudySearch = z.output<typeof studySearchSchema>;
