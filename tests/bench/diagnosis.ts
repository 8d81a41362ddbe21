/**
 * Measures the diagnosis among many purchases, with their events, markers and timelines: one verdict, Inngest asked over
 * HTTP, a sweep that finds what is stuck, the incidents, the overview and the pipeline page. BENCH_PURCHASES says among
 * how many (100,000 when absent). Run: `npm run bench diagnosis`.
 */

import { applyMigrations } from '@/server/core/migrations/apply-migrations';
import { startInngestServer } from '@/server/embedded/inngest/start-inngest-server';
import { createClient } from '@/server/postgres/create-client';
import type { Preferences } from '@/server/scheduling/preferences/preferences';
import { startTestPostgres } from '@/tests/support/database/postgres';
import { row, timesRow } from './table';

const purchases = Number(process.env.BENCH_PURCHASES ?? 100_000);
const samples = 300;
const preferences: Preferences = {
  zone: 'UTC',
  startDate: '2027-01-01',
  preferredTimes: [
    { weekday: 1, minute: 540 },
    { weekday: 4, minute: 540 },
  ],
};

const postgres = await startTestPostgres();
await applyMigrations(postgres.url);
const [signingKey, eventKey] = ['0123456789abcdef0123456789abcdef', 'bench'];
const inngest = await startInngestServer({
  databaseUrl: postgres.url,
  port: 0,
  appUrls: [],
  signingKey,
  eventKey,
});
Object.assign(process.env, {
  DATABASE_URL: postgres.url,
  INNGEST_BASE_URL: inngest.url,
  INNGEST_SIGNING_KEY: signingKey,
  INNGEST_EVENT_KEY: eventKey,
});
const { db } = await import('@/server/core/db');
const { diagnosePurchase } = await import('@/server/operations/diagnosis/diagnose-purchase');
const { listIncidents } = await import('@/server/operations/incidents/list-incidents');
const { watchPurchases } = await import('@/server/operations/incidents/watch-purchases');
const { getOverview } = await import('@/server/operations/overview/get-overview');
const { getPipelineFacts } = await import('@/server/operations/overview/get-pipeline-facts');
const { setBookedDeadlines } = await import('@/server/purchases/set-booked-deadlines');
const { checkIntegrity } = await import('@/server/operations/integrity/check-integrity');

try {
  await fill();
  console.log(`${purchases.toLocaleString('en')} purchases with events, markers and timelines`);
  const now = new Date();
  const ids = await pick();
  for (const purchaseId of ids.slice(0, 20)) await diagnosePurchase({ db, now }, { purchaseId });
  const verdicts = new Map<string, number>();
  const times: number[] = [];
  for (const purchaseId of ids) {
    const start = performance.now();
    const verdict = await diagnosePurchase({ db, now }, { purchaseId });
    times.push(performance.now() - start);
    const word = verdict.cause ?? verdict.state;
    verdicts.set(word, (verdicts.get(word) ?? 0) + 1);
  }
  timesRow('diagnosis of one purchase', times, { p99: 200 });
  console.log(`  of which ${[...verdicts].map(([word, count]) => `${count} ${word}`).join(', ')}`);

  const ctx = { db, actor: { kind: 'system', job: 'bench' } as const, now };
  const start = performance.now();
  const { found } = await watchPurchases(ctx);
  row(`one sweep for what is stuck, ${found} new stops`, `${Math.round(performance.now() - start)} ms`);
  timesRow('the clock of what is booked', await repeat(() => setBookedDeadlines(db, ctx)));
  timesRow('incidents', await repeat(() => listIncidents(ctx)), { p95: 100 });
  timesRow('overview', await repeat(() => getOverview(ctx)), { p95: 100 });
  timesRow('pipeline page', await repeat(() => getPipelineFacts(ctx)), { p95: 100 });
  const { tookMs, violations, results } = await checkIntegrity(ctx);
  const isMet = violations === 0;
  for (const { name, count, examples } of results)
    if (count > 0) console.log(`  ${name}: ${count}`, examples[0]);
  row('every invariant asked once', `${tookMs} ms, ${violations} violations`, {
    words: '0 violations',
    isMet,
  });
} finally {
  await db.$disconnect();
  await inngest.stop();
  await postgres.stop();
}

/** Late ones and fulfilled ones, half and half. */
async function pick(): Promise<string[]> {
  const late = await db.purchase.findMany({
    where: { stageDueAt: { lt: new Date() } },
    take: samples / 2,
    select: { id: true },
  });
  const fulfilled = await db.purchase.findMany({
    where: { status: 'SCHEDULED' },
    take: samples / 2,
    skip: Math.floor(purchases / 2),
    select: { id: true },
  });
  return [...late, ...fulfilled].map(({ id }) => id);
}

async function repeat(work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = -2; round < 30; round++) {
    const start = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - start);
  }
  return times;
}

/** By plain SQL, past the triggers: nearly all fulfilled, one in a hundred late at one of the stages. */
async function fill(): Promise<void> {
  const client = createClient(postgres.url);
  await client.connect();
  await client.query(`
    SET session_replication_role = replica;
    INSERT INTO "Course" (id, slug, title, summary, description, topic, skill, level, language)
      VALUES (md5('course')::uuid, 'course', 'Course', '', '', 'Topic', 'skill', 'BEGINNER', 'en');
    INSERT INTO "CoursePlan" (id, "courseId", name, "sessionCount", "sessionMinutes", "sessionsPerWeek", amount, currency)
      VALUES (md5('plan')::uuid, md5('course')::uuid, 'Steady', 2, 60, 2, 18000, 'EUR');
    INSERT INTO "User" (id, name, email) SELECT md5('u' || n)::uuid, 'Student ' || n, n || '@example.com' FROM generate_series(1, ${purchases}) n;
    INSERT INTO "Trainer" (id, name, email, headline, bio, zone, languages, "maxStudents")
      SELECT md5('t' || n)::uuid, 'Trainer ' || n, 't' || n || '@example.com', '', '', 'UTC', '{en}', 1000000 FROM generate_series(1, 500) n;
    CREATE TEMP TABLE made AS SELECT n, md5('p' || n)::uuid AS id, now() - (${purchases} - n) * interval '5 minutes' AS at,
      CASE WHEN n % 100 = 0 THEN 1 + n / 100 % 3 ELSE 4 END AS reached FROM generate_series(1, ${purchases}) n;
    INSERT INTO "Purchase" (id, "correlationId", "checkoutKey", status, "studentId", "courseId", "planId", "sessionCount",
        "sessionMinutes", "sessionsPerWeek", amount, currency, preferences, "stageDueAt", "checkoutExpiresAt", "createdAt",
        "confirmedAt", "bookedAt")
      SELECT id, id, id, (ARRAY['CONFIRMED','CREATED','ALLOCATED','SCHEDULED'])[reached]::"PurchaseStatus", md5('u' || n)::uuid, md5('course')::uuid,
        md5('plan')::uuid, 2, 60, 2, 18000, 'EUR', '${JSON.stringify(preferences)}', CASE WHEN reached < 4 THEN at + interval '1 minute' END, at + interval '1 hour',
        at, at, CASE WHEN reached = 4 THEN at END FROM made;
    INSERT INTO "Payment" (id, "purchaseId", provider, "providerRef", status, amount, currency, "createdAt", "succeededAt")
      SELECT id, id, 'test', id, 'SUCCEEDED', 18000, 'EUR', at, at FROM made;
    INSERT INTO "OutboxEvent" (id, name, "purchaseId", "correlationId", payload, "createdAt", "publishedAt", "inngestEventId", attempts)
      SELECT md5(id || '-' || stage)::uuid, (ARRAY['purchase/confirmed','purchase/created','trainer/allocated','sessions/scheduled'])[stage],
        id, id, '{}', at, at, id::text || stage, 1 FROM made, generate_series(1, 4) stage WHERE stage <= reached;
    INSERT INTO "Enrollment" (id, "purchaseId", "studentId", "courseId") SELECT id, id, md5('u' || n)::uuid, md5('course')::uuid FROM made WHERE reached >= 2;
    INSERT INTO "TrainerAllocation" (id, "purchaseId", "trainerId", explanation)
      SELECT id, id, md5('t' || (1 + n % 500))::uuid, '{}' FROM made WHERE reached >= 3;
    INSERT INTO "TrainingSession" (id, "purchaseId", "studentId", "allocationId", "trainerId", ordinal, "startsAt", "endsAt", "trainerDay", "updatedAt")
      SELECT md5(id || '-' || o)::uuid, id, md5('u' || n)::uuid, id, md5('t' || (1 + n % 500))::uuid, o, start, start + interval '1 hour', start::date, at
      FROM made, generate_series(1, 2) o, LATERAL (SELECT '2027-01-01'::timestamptz + (n / 500 * 4 + o * 2) * interval '1 hour' AS start) s
      WHERE reached = 4;
    INSERT INTO "Notification" (id, "purchaseId", kind, recipient, subject, text, "createdAt", "sentAt")
      SELECT md5(id || '-' || role)::uuid, id, 'schedule.' || role, n || '@example.com', '', '', at, at
      FROM made, unnest(ARRAY['student', 'trainer']) role WHERE reached = 4;
    INSERT INTO "ProcessedEvent" ("eventId", consumer, "enrollmentId", "allocationId", "trainingSessionId", "processedAt")
      SELECT md5(id || '-' || stage)::uuid, (ARRAY['create-purchase','allocate-trainer','schedule-sessions'])[stage],
        CASE stage WHEN 1 THEN id END, CASE stage WHEN 2 THEN id END, CASE stage WHEN 3 THEN md5(id || '-1')::uuid END, at
      FROM made, generate_series(1, 3) stage WHERE stage < reached;
    INSERT INTO "TimelineEntry" (id, "purchaseId", at, category, kind, data, "toStatus", "actorKind", "actorId", "actorName")
      SELECT md5(id || '-' || e)::uuid, id, at, 'BUSINESS', 'event.published', '{}',
        CASE WHEN e <= reached THEN (ARRAY['CONFIRMED','CREATED','ALLOCATED','SCHEDULED'])[e]::"PurchaseStatus" END, 'SYSTEM', 'bench', 'bench'
      FROM made, generate_series(1, 8) e;`);
  await client.query('VACUUM ANALYZE');
  await client.end();
}
