/**
 * The share of one core that reminders cost with 50,000 sessions a day: each turn of the sweep looks at the sessions of the
 * next day, and each session has four reminders. Sending is the mail server's. Run: `npm run bench reminders`.
 */
import { connectDb } from '@/server/core/db';
import { applyMigrations } from '@/server/core/migrations/apply-migrations';
import { createClient } from '@/server/postgres/create-client';
import { startTestPostgres } from '@/tests/support/database/postgres';
import { fillSchool } from './big-school';
import { postgresTime } from './cpu-time';
import { row } from './table';

const trainers = 5000; // with ten sessions each
const [turnsADay, mailsADay] = [86_400 / 60, 50_000 * 4];
const measured = 2000;

const postgres = await startTestPostgres();
await applyMigrations(postgres.url);
await fillSchool(postgres.url, trainers);
await spreadOverTheDay();
process.env.DATABASE_URL = postgres.url;
const { queueReminders } = await import('@/server/fulfillment/notifications/queue-reminders');
const db = connectDb(postgres.url);
const ctx = { db, actor: { kind: 'system', job: 'bench' } as const, now: new Date() };
try {
  const { written } = await queueReminders(ctx);
  const perMail = (await cpuOf(() => forgetReminders(measured).then(() => queueReminders(ctx)))) / measured;
  const turns = 20;
  const perTurn =
    (await cpuOf(async () => {
      for (let turn = 0; turn < turns; turn++) await queueReminders(ctx);
    })) / turns;
  row('a turn with nothing due, 50,000 sessions in the next day', `${perTurn.toFixed(1)} ms of CPU`);
  row(`a reminder, written (of ${written.toLocaleString('en')})`, `${perMail.toFixed(2)} ms of CPU`);
  const share = (100 * (perTurn * turnsADay + perMail * mailsADay)) / 86_400_000;
  row('all reminders of a day, as a share of one core', `${share.toFixed(2)} %`, {
    words: 'below 2 %',
    isMet: share < 2,
  });
} finally {
  await db.$disconnect();
  await postgres.stop();
}

/** Milliseconds of CPU that this process and the database use for some work. */
async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const [began, database] = [process.cpuUsage(), postgresTime(postgres.dataDir)];
  await work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000 + postgresTime(postgres.dataDir) - database;
}

async function forgetReminders(count: number): Promise<void> {
  const rows = await db.notification.findMany({ take: count, orderBy: { id: 'desc' }, select: { id: true } });
  await db.notification.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
}

/** Booked ten days ago, each trainer’s ten sessions over the next day. */
async function spreadOverTheDay(): Promise<void> {
  const client = createClient(postgres.url);
  await client.connect();
  try {
    await client.query(`
      SET session_replication_role = replica;
      UPDATE "Purchase" SET preferences =
        '{"zone":"Asia/Kolkata","startDate":"2027-01-01","preferredTimes":[{"weekday":1,"minute":540},{"weekday":4,"minute":540}]}';
      UPDATE "TrainingSession" s SET "createdAt" = now() - interval '10 days', "startsAt" = n.at, "endsAt" = n.at + interval '1 hour'
      FROM (SELECT id, now() + (row_number() OVER (PARTITION BY "trainerId" ORDER BY id) - 1) * interval '144 minutes'
          + abs(hashtext("trainerId"::text)) % 120 * interval '1 minute' AS at FROM "TrainingSession") n WHERE n.id = s.id;
      SET session_replication_role = origin`);
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}
