// `npm run audit:verify [-- POSITION:HASH]`: whether the audit trail of DATABASE_URL, or of the embedded database in
// DATA_DIR, holds. What it says of the last entry, kept elsewhere and given the next time, proves that nothing was cut
// off or written anew since. Ends with 1 where it does not hold.
import { verifyAudit, type AuditFault, type AuditHead } from '../verify-audit.js';
import { withDatabase } from './with-database.js';

await withDatabase(async (db) => {
  const { entries, head, fault } = await verifyAudit(db, keptHead(process.argv[2]));
  if (fault === undefined) {
    process.stdout.write(`The audit trail holds: ${entries} entries. Keep elsewhere: ${head.position}:${head.hash}\n`);
    return;
  }
  process.stdout.write(`The audit trail does not hold: ${inWords(fault)}. Before it, ${entries} entries hold.\n`);
  process.exitCode = 1;
});

function keptHead(text: string | undefined): AuditHead | undefined {
  if (text === undefined) return undefined;
  const [, position, hash] = /^(\d{1,15}):([\da-f]{64})$/.exec(text) ?? [];
  if (position === undefined || hash === undefined) throw new Error('what was kept must be a position, : and a hash');
  return { position: Number(position), hash };
}

function inWords(fault: AuditFault): string {
  switch (fault.code) {
    case 'entry-changed':
      return `entry ${fault.entryId}, at position ${fault.position}, is not what was written there`;
    case 'entry-removed':
      return `entry ${fault.entryId}, at position ${fault.position}, is gone`;
    case 'chain-broken':
      return `what stood before entry ${fault.entryId}, at position ${fault.position}, is gone`;
    case 'entry-not-chained':
      return `entry ${fault.entryId} was put in beside the chain`;
    case 'head-not-found':
      return `at position ${fault.position} stands something else than what was kept`;
  }
}
