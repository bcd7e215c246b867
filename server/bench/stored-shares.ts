import { sql } from 'drizzle-orm';

import type { Database } from '../src/database/database.js';
import { shares } from '../src/database/schema.js';

/** People with these numbers share: see `fillDirectory`. */
export const SENDERS = 40;
/** So many in a transaction. */
const AT_ONCE = 50_000;

/** Adds shares as the server would have left them over the past years, up to so many; their audit trail is left out. */
export async function fillShares(db: Database, total: number, people: number): Promise<void> {
  const present = await db.$count(shares);
  for (let first = present + 1; first <= total; first += AT_ONCE) {
    await storeShares(db, first, Math.min(total, first + AT_ONCE - 1), people);
  }
  if (present < total) await db.execute(sql`vacuum analyze`);
}

async function storeShares(db: Database, first: number, last: number, people: number): Promise<void> {
  const serials = sql`generate_series(${first}::int, ${last}::int) as serial`;
  const sharedAt = sql`date_trunc('second', now()) - serial * interval '1 minute'`;
  const id = sql`md5('share ' || serial)`;
  const rid = sql`md5('recipient ' || serial || ' ' || place)`;
  const uid = sql`'1.2.826.0.1.3680043.10.999.9.' || serial % 200000`;
  await db.transaction(async (tx) => {
    await tx.execute(sql`insert into shares (id, sender_id, sender_name, department_id, department_name, access,
        report_accessible, reason, language, until, time_zone, urgent, anonymize, further_sharing, message, shared_at)
      select ${id}, 'p-' || 1 + serial % ${SENDERS}::int, 'Invented Sender', 'bench', 'Bench', 'images-and-report-read',
        true, 'Treatment', 'nl', current_date + 300 - serial % 400, 'Europe/Brussels', false, false, serial % 5 = 0, '',
        ${sharedAt}
      from ${serials}`);
    await tx.execute(sql`insert into share_studies (share_id, study_instance_uid, position, study)
      select ${id}, ${uid}, 0, jsonb_build_object('studyInstanceUid', ${uid}, 'patient',
        jsonb_build_object('name', 'Proefkonijn^Invented', 'id', 'P' || serial % 150000), 'description', 'CT thorax',
        'date', '2025-01-01', 'modalities', jsonb_build_array('CT'), 'hasReport', true,
        'source', jsonb_build_object('id', 'bench', 'name', 'Bench'))
      from ${serials}`);
    await tx.execute(sql`insert into share_recipients (rid, share_id, position, kind, recipient_id, display_name, language,
        two_factor, send_mail, outcome, link_token_hash)
      select ${rid}, ${id}, place, 'user', 'p-' || 41 + (serial::bigint * 7919 + place * 104729) % ${people - SENDERS}::int,
        'Invented Recipient', 'nl', false, true, 'shared', encode(sha256(convert_to(${rid}, 'UTF8')), 'hex')
      from ${serials}, generate_series(0, 1) as place`);
    await tx.execute(sql`insert into outgoing_mails (id, share_id, rid, to_address, language, subject, text, html, state,
        attempts, created_at, next_attempt_at, sent_at)
      select md5('mail ' || serial || ' ' || place), ${id}, ${rid}, 'invented@example.org', 'nl', 'Invented', '', '',
        'sent', 1, ${sharedAt}, ${sharedAt}, ${sharedAt}
      from ${serials}, generate_series(0, 1) as place`);
    await tx.execute(sql`insert into openings (rid, study_instance_uid, at)
      select ${rid}, ${uid}, ${sharedAt} from ${serials}, generate_series(0, 0) as place`);
    await tx.execute(sql`insert into idempotency_keys (sender_id, key, body_hash, share_id, created_at)
      select 'p-' || 1 + serial % ${SENDERS}::int, md5('key ' || serial), '', ${id}, ${sharedAt} from ${serials}`);
  });
}
