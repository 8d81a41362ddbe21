import { purchaseSortCodes } from '@/server/process/vocabulary/purchase-sorts';
/**
 * Measures the console's list of purchases: the server time of its first page and the next, for each filter, order and
 * kind of search that it offers. BENCH_PURCHASES says among how many (20,000 when absent; the goal is for 1,000,000,
 * which take some minutes to make). Run: `BENCH_PURCHASES=1000000 npm run bench lists`.
 */

import { connectDb, type Db } from '@/server/core/db';
import { applyMigrations } from '@/server/core/migrations/apply-migrations';
import { createClient } from '@/server/postgres/create-client';
import { countLate } from '@/server/purchases/count-late';
import { listPurchases } from '@/server/purchases/list-purchases';
import { startTestPostgres } from '@/tests/support/database/postgres';
import { timesRow } from './table';

type Input = Parameters<typeof listPurchases>[1];

const purchases = Number(process.env.BENCH_PURCHASES ?? 20_000);
const rounds = 12;
const goalMs = 50;

/** The id numbered n, as `idOf` makes it in SQL: in the order of time, as the app's own are. */
const numbered = (n: number) => `00000000-0000-0000-0000-${String(n).padStart(12, '0')}`;
const idOf = (sql: string) => `lpad((${sql})::text, 32, '0')::uuid`;

const filters: Record<string, Input> = {
  'no filter': {},
  late: { late: true },
  'paid, not fulfilled': { status: ['CONFIRMED', 'CREATED', 'ALLOCATED'] },
  fulfilled: { status: ['SCHEDULED'] },
  'not paid': { status: ['PENDING'] },
  ended: { status: ['EXPIRED', 'CANCELLED', 'REFUNDED'] },
  'a course': { courseId: numbered(7) },
  'a course, paid, not fulfilled': { courseId: numbered(7), status: ['CONFIRMED', 'CREATED', 'ALLOCATED'] },
  'paid in 24 hours': { paid: '24h' },
  'paid in 7 days': { paid: '7d' },
  'paid in 30 days': { paid: '30d' },
  'a cause': { cause: 'NO_ELIGIBLE_TRAINER' },
  refunded: { money: 'refunded' },
  disputed: { money: 'disputed' },
  'a number': { search: 'P-10042' },
  'an address': { search: 'student42@' },
  'the beginning of many addresses': { search: 'student1' },
  'a rare name': { search: 'Quill 42' },
  'a name that many have': { search: 'rao' },
  'two letters': { search: 'vi' },
  'a name that nobody has': { search: 'zzyzx' },
};

const postgres = await startTestPostgres();
await applyMigrations(postgres.url);
const db = connectDb(postgres.url);
try {
  const made = performance.now();
  await fill(postgres.url);
  console.log(
    `${purchases.toLocaleString('en')} purchases, made in ${Math.round((performance.now() - made) / 1000)} s`,
  );
  const all: number[] = [];
  for (const [name, input] of Object.entries(filters)) {
    for (const sort of purchaseSortCodes) {
      all.push(...(await measure(`${name}, ${sort}`, () => twoPages(db, { ...input, sort }))));
    }
  }
  all.push(...(await measure('count of what is late', () => countLate({ db, now: new Date() }))));
  timesRow('every filter, search and order: a page', all, { p95: goalMs });
} finally {
  await db.$disconnect();
  await postgres.stop();
}

/** The first page and the one after it; milliseconds for each. */
async function twoPages(on: Db, input: Input): Promise<number[]> {
  const times: number[] = [];
  for (let after: string | undefined, page = 0; page < 2; page++) {
    const start = performance.now();
    const { next } = await listPurchases({ db: on, now: new Date() }, { ...input, after });
    times.push(performance.now() - start);
    if (!next) break;
    after = next;
  }
  return times;
}

async function measure(name: string, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = -2; round < rounds; round++) {
    const start = performance.now();
    const result = await work();
    const taken = Array.isArray(result) ? result.map(Number) : [performance.now() - start];
    if (round >= 0) times.push(...taken); // the first ones connect and warm the cache
  }
  timesRow(name, times, { p95: goalMs });
  return times;
}

/**
 * Three years of a school by plain SQL, past the triggers: nearly all fulfilled, one in twenty ended, a few hundred on
 * their way, of which some are late. A student for every three purchases.
 */
async function fill(url: string): Promise<void> {
  const client = createClient(url);
  await client.connect();
  const students = Math.ceil(purchases / 3);
  try {
    await client.query(`
      SET session_replication_role = replica;
      SET synchronous_commit = off;
      INSERT INTO "Course" (id, slug, title, summary, description, topic, skill, level, language)
        SELECT ${idOf('n')}, 'course-' || n, 'Course ' || n, '', '', 'Topic', 'skill', 'BEGINNER', 'en'
        FROM generate_series(1, 20) n;
      INSERT INTO "CoursePlan" (id, "courseId", name, "sessionCount", "sessionMinutes", "sessionsPerWeek", amount, currency)
        SELECT ${idOf('n')}, ${idOf('n')}, 'Steady', 8, 60, 2, 18000, 'EUR' FROM generate_series(1, 20) n;
      INSERT INTO "User" (id, name, email)
        SELECT ${idOf('n')}, (ARRAY['Aarav','Vihaan','Meera','Ishita','Lena','Olga','Tomás'])[1 + n % 7] || ' '
          || (ARRAY['Sharma','Rao','Becker','Quill','Ivanova','García'])[1 + n / 7 % 6] || ' ' || n,
          'student' || n || '@example.com'
        FROM generate_series(1, ${students}) n;
      INSERT INTO "Purchase" (id, "correlationId", "checkoutKey", status, "studentId", "courseId", "planId", "sessionCount",
          "sessionMinutes", "sessionsPerWeek", amount, currency, preferences, "stageDueAt", "checkoutExpiresAt", "createdAt",
          "confirmedAt", "bookedAt")
        SELECT ${idOf('n')}, ${idOf('n')}, ${idOf('n')}, status, ${idOf(`1 + n::bigint * 7919 % ${students}`)},
          ${idOf('1 + n / 7 % 20')}, ${idOf('1 + n / 7 % 20')}, 8, 60, 2, 18000, 'EUR', '{}',
          CASE WHEN status IN ('CONFIRMED', 'CREATED', 'ALLOCATED') THEN now() + (n % 3 - 1) * interval '1 hour' END,
          at + interval '1 hour', at,
          CASE WHEN status NOT IN ('PENDING', 'EXPIRED') THEN at + interval '2 minutes' END,
          CASE WHEN status = 'SCHEDULED' THEN at + interval '3 minutes' END
        FROM (
          SELECT n, now() - (${purchases} - n) * (interval '3 years' / ${purchases}) AS at,
            (CASE WHEN n % 2000 = 0 THEN (ARRAY['CONFIRMED','CREATED','ALLOCATED','PENDING'])[1 + n / 2000 % 4]
                  WHEN n % 20 = 1 THEN (ARRAY['EXPIRED','EXPIRED','CANCELLED','REFUNDED'])[1 + n / 20 % 4]
                  ELSE 'SCHEDULED' END)::"PurchaseStatus" AS status
          FROM generate_series(1, ${purchases}) n
        ) AS purchase`);
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}
