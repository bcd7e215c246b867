import { timestamp } from 'drizzle-orm/pg-core';

/** An instant; read and written as a `Date`. Milliseconds, as JSON and JavaScript have them. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });
