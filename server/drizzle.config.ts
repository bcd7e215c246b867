import { defineConfig } from 'drizzle-kit';

/** `npm run -w server generate` writes the next migration from the schema; review it, never edit one that was released. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/database/schema.ts',
  out: './drizzle',
});
