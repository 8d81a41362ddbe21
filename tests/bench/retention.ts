/**
 * The nightly clean-up on a school with 100,000 purchases that ended long ago, while others buy: how long a purchase takes
 * from its payment to its booked sessions without it and beside it. Run: `npm run bench retention`.
 */
import { connectDb } from '@/server/core/db';
import { applyMigrations } from '@/server/core/migrations/apply-migrations';
import { cleanUp } from '@/server/operations/retention/clean-up';
import { createClient } from '@/server/postgres/create-client';
import { aScarceSchool, inParallel, pursue } from '@/tests/support/database/contention';
import { startTestPostgres } from '@/tests/support/database/postgres';
import { row } from './table';

const ended = 100_000;
const each = 300;
const buyers = 4;

/** Purchases whose last session was held 500 days ago, with their events, markers and mails. */
const long = `now() - interval '500 days'`;
const history = [
  `INSERT INTO "Purchase" (id, status, "correlationId", "checkoutKey", "studentId", "courseId", "planId", "sessionCount",
     "sessionMinutes", "sessionsPerWeek", amount, currency, preferences, "checkoutExpiresAt", "createdAt", "confirmedAt", "bookedAt")
   SELECT md5('ended-' || n)::uuid, 'SCHEDULED', md5('ended-c-' || n)::uuid, md5('ended-k-' || n)::uuid, p."studentId", p."courseId", p."planId", 2,
     60, 2, 18000, 'EUR', p.preferences, ${long}, ${long}, ${long}, ${long}
   FROM (SELECT * FROM "Purchase" LIMIT 1) p, generate_series(1, :ended) n`,
  `INSERT INTO "TrainerAllocation" (id, "purchaseId", "trainerId", explanation, "createdAt", "completedAt")
   SELECT md5('ended-' || n)::uuid, md5('ended-' || n)::uuid, t.id, '{}', ${long}, ${long}
   FROM (SELECT id FROM "Trainer" LIMIT 1) t, generate_series(1, :ended) n`,
  `INSERT INTO "OutboxEvent" (id, name, "purchaseId", "correlationId", payload, "createdAt", "publishedAt")
   SELECT md5('ended-' || n || e)::uuid, e, md5('ended-' || n)::uuid, md5('ended-c-' || n)::uuid, '{}', ${long}, ${long} + n * interval '1 second'
   FROM generate_series(1, :ended) n,
     unnest(ARRAY['purchase/confirmed', 'purchase/created', 'trainer/allocated', 'sessions/scheduled']) e`,
  `INSERT INTO "ProcessedEvent" ("eventId", consumer, "allocationId", "processedAt")
   SELECT md5('ended-' || n || 'purchase/created')::uuid, 'allocate-trainer', md5('ended-' || n)::uuid, ${long} FROM generate_series(1, :ended) n`,
  `INSERT INTO "Notification" (id, "purchaseId", kind, recipient, subject, text, "createdAt", "sentAt")
   SELECT md5('ended-' || n || k)::uuid, md5('ended-' || n)::uuid, k, 'a@example.com', 'Booked', repeat('Your sessions are booked. ', 40), ${long}, ${long}
   FROM generate_series(1, :ended) n, unnest(ARRAY['student', 'trainer']) k`,
  `INSERT INTO "AuthSession" (id, token, "userId", "expiresAt", "updatedAt")
   SELECT md5('ended-' || n)::uuid, 'ended-' || n, u.id, ${long}, ${long} FROM (SELECT id FROM "User" LIMIT 1) u, generate_series(1, :ended) n`,
];

const postgres = await startTestPostgres();
await applyMigrations(postgres.url);
const db = connectDb(postgres.url);
try {
  const size = { trainers: 200, perTrainer: 4, others: 0, purchases: 2 * each + 50 };
  const { purchaseIds } = await aScarceSchool(db, size);
  await fillHistory();
  await buy(purchaseIds.slice(0, 50)); // plans and caches
  const alone = await buy(purchaseIds.slice(50, 50 + each));
  row('a purchase, alone', shares(alone));

  const started = performance.now();
  let tookMs = 0;
  const cleaning = cleanUp(
    { db, actor: { kind: 'system', job: 'bench' }, now: new Date() },
    postgres.url,
  ).finally(() => {
    tookMs = performance.now() - started;
  });
  const beside = await buy(purchaseIds.slice(50 + each));
  const wasBeside = tookMs === 0 ? 'all during it' : 'some after it';
  const removed = Object.values((await cleaning) ?? {}).reduce((sum, count) => sum + count, 0);
  row(`a purchase beside the clean-up (${wasBeside})`, shares(beside));
  row('rows cleaned', `${removed.toLocaleString('en-US')} in ${(tookMs / 1000).toFixed(1)} s`);
  ratio('p50', at(beside, 0.5) / at(alone, 0.5), 1.5);
  ratio('p99', at(beside, 0.99) / at(alone, 0.99), 2);
} finally {
  await db.$disconnect();
  await postgres.stop();
}

/** Takes paid purchases to their booked sessions, and answers how long each took, in milliseconds. */
async function buy(ids: string[]): Promise<number[]> {
  const times: number[] = [];
  await inParallel(ids, buyers, async (id) => {
    const begun = performance.now();
    await pursue(db, id);
    times.push(performance.now() - begun);
  });
  return times;
}

function at(times: number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;
}

function shares(times: number[]): string {
  return `p50 ${at(times, 0.5).toFixed(1)} ms, p99 ${at(times, 0.99).toFixed(1)} ms`;
}

function ratio(figure: string, value: number, goal: number): void {
  row(`${figure} beside the clean-up, against alone`, `${value.toFixed(2)} times`, {
    words: `at most ${goal}`,
    isMet: value <= goal,
  });
}

async function fillHistory(): Promise<void> {
  const client = createClient(postgres.url);
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    for (const statement of history) await client.query(statement.replaceAll(':ended', String(ended)));
    await client.query('SET session_replication_role = origin');
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}
