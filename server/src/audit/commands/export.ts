// `npm run --silent audit:export [-- AFTER] > audit.ndjson`: the audit trail of DATABASE_URL, or of the embedded
// database in DATA_DIR, as FHIR R4 AuditEvents, one a line; AFTER is the id of the last one that was exported before.
import { once } from 'node:events';

import { exportAudit } from '../export-audit.js';
import { withDatabase } from './with-database.js';

await withDatabase(async (db) => {
  const after = process.argv[2] ?? '0';
  if (!/^\d{1,15}$/.test(after)) throw new Error('what was exported last must be the id of an entry');
  const publicUrl = process.env['PUBLIC_URL'] ?? '';
  const observer = URL.canParse(publicUrl) ? new URL(publicUrl).host : 'pacs-share';
  for await (const event of exportAudit(db, observer, Number(after))) {
    if (!process.stdout.write(`${JSON.stringify(event)}\n`)) await once(process.stdout, 'drain');
  }
});
