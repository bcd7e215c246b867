import { createHash, timingSafeEqual } from 'node:crypto';

import { inArray, sql } from 'drizzle-orm';
import { Hono } from 'hono';

import type { Database } from '../database/database.js';
import { outgoingMails, outgoingTexts } from '../database/schema.js';
import { Refusal } from '../http/problem.js';
import type { Gauge, Metrics } from './metrics.js';
import type { Readiness } from './readiness.js';

/** How the server is watched over. */
export interface Operations {
  readiness(): Promise<Readiness>;
  /** Undefined: nobody may ask. */
  metrics: { token: string; metrics: Metrics } | undefined;
}

/** Whether the process lives, whether it can do its work, and for who has the token how much it does. */
export function operationRoutes(db: Database, { readiness, metrics }: Operations): Hono {
  const routes = new Hono();
  routes.get('/health/live', (c) => c.json({ status: 'ok' }));
  routes.get('/health/ready', async (c) => {
    const parts = await readiness();
    const isReady = Object.values(parts).every(Boolean);
    return c.json({ status: isReady ? 'ok' : 'not-ready', ...parts }, isReady ? 200 : 503, {
      'Cache-Control': 'no-store',
    });
  });
  if (metrics) {
    routes.get('/metrics', async (c) => {
      const token = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
      if (!isSame(token, metrics.token)) throw new Refusal('not-found');
      return c.body(metrics.metrics.text(await outboxGauges(db)), 200, {
        'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
        'Cache-Control': 'no-store',
      });
    });
  }
  return routes;
}

const isSame = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));
const digest = (text: string) => createHash('sha256').update(text).digest();

/** How much waits to be sent, and for how long the oldest has. */
async function outboxGauges(db: Database): Promise<Gauge[]> {
  const waiting = [];
  const ages = [];
  for (const [kind, table] of [
    ['mail', outgoingMails],
    ['text', outgoingTexts],
  ] as const) {
    const [row] = await db
      .select({
        waiting: sql<number>`count(*)::int`,
        seconds: sql<number>`coalesce(extract(epoch from now() - min(${table.createdAt})), 0)::float`,
      })
      .from(table)
      .where(inArray(table.state, ['queued', 'sending']));
    waiting.push({ labels: { kind }, value: row?.waiting ?? 0 });
    ages.push({ labels: { kind }, value: row?.seconds ?? 0 });
  }
  return [
    { name: 'pacs_share_outbox_waiting', help: 'Messages that wait to be sent.', values: waiting },
    { name: 'pacs_share_outbox_oldest_seconds', help: 'Age of the oldest message that waits.', values: ages },
  ];
}
