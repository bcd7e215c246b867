import * as z from 'zod/mini';
import { ACCESSES, isCalendarDate, KINDS, parseDuration, type Access, type Kind } from '../domain/index.js';

export const kindSchema = z.enum(KINDS as [Kind, ...Kind[]]);
export const accessSchema = z.enum(ACCESSES as [Access, ...Access[]]);
export const labelScopeSchema = z.enum(['user', 'group']);
export const referenceSchema = z.object({ id: z.string(), name: z.string() });

/** `YYYY-MM-DD`, a date that exists. */
export const calendarDateSchema = z.string().check(z.refine(isCalendarDate, 'not a calendar date'));

/** ISO 8601, years to days. */
export const durationSchema = z
  .string()
  .check(z.refine((text: string) => parseDuration(text) !== undefined, 'not a duration'));

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?Z$/;

/** ISO 8601 in UTC, an instant that exists. */
export const instantSchema = z
  .string()
  .check(z.refine((text: string) => isCalendarDate(INSTANT.exec(text)?.[1] ?? ''), 'not an instant in UTC'));

/** How many entries a page may have; the endpoint may give fewer. */
export const limitSchema = z.int().check(z.minimum(1), z.maximum(200));
