/**
 * Everybody at once, at full size: 1,000 purchases against capacity for 600 among 2,200 trainers, 50 more places, and
 * 100,000 attempts at overlapping bookings. What tests/integration/allocation/contention.test.ts asserts at a smaller size
 * is printed here with how long it took. Run: `npm run bench contention`.
 */
import { connectDb } from '@/server/db';
import { applyMigrations } from '@/server/migrations/apply-migrations';
import {
  aScarceSchool,
  bookAtOnce,
  countOverlaps,
  countStanding,
  findFalseLedgers,
  inParallel,
  pursue,
  wakeAll,
} from '@/tests/support/contention';
import { startTestPostgres } from '@/tests/support/postgres';

const atOnce = 200; // more only wait for one of the app's 20 connections
const postgres = await startTestPostgres();
await applyMigrations(postgres.url);
const db = connectDb(postgres.url);
try {
  const size = { trainers: 200, perTrainer: 3, others: 2000, purchases: 1000 };
  const { trainerIds, purchaseIds } = await timed('school made', () => aScarceSchool(db, size));
  await db.outboxEvent.updateMany({ data: { publishedAt: new Date() } });
  await db.$executeRaw`ANALYZE`;

  await timed('1,000 purchases at once against 600 places', () =>
    inParallel(purchaseIds, atOnce, (id) => pursue(db, id)),
  );
  await report('goal: 600 booked, 400 waiting, 0 lost');
  console.log(`woken without more capacity: ${(await wakeAll(db)).length} (goal 0)`);

  for (const id of trainerIds.slice(0, 25)) {
    await db.trainer.update({ where: { id }, data: { maxStudents: 5 } });
  }
  const woken = await timed('50 more places told twice each', () => wakeAll(db, { times: 2 }));
  console.log(`woken: ${woken.length}, of them different: ${new Set(woken).size} (goal 50)`);
  await timed('they are allocated and booked', () => inParallel(woken, atOnce, (id) => pursue(db, id)));
  await report('goal: 650 booked, 350 waiting, 0 lost');

  const booking = { trainers: 20, hours: 400, attempts: 100_000 };
  const tried = await timed('100,000 attempts at overlapping bookings', () => bookAtOnce(db, booking));
  console.log(JSON.stringify(tried));
  console.log(`overlaps: ${await countOverlaps(db)} (goal 0)`);

  async function report(goal: string): Promise<void> {
    const standing = JSON.stringify(await countStanding(db, purchaseIds));
    const falseOnes = (await findFalseLedgers(db, purchaseIds)).length;
    console.log(`${standing}, false ledgers ${falseOnes}, overlaps ${await countOverlaps(db)} (${goal})`);
  }
} finally {
  await db.$disconnect();
  await postgres.stop();
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  console.log(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}
