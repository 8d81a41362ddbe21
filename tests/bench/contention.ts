/**
 * Everybody at once, at full size: 1,000 purchases against capacity for 600 among 2,200 trainers, 50 more places, and
 * 100,000 attempts at overlapping bookings. What tests/integration/fulfillment/contention.test.ts asserts at a smaller size
 * is printed here with how long it took. Run: `npm run bench contention`.
 */
import { connectDb } from '@/server/core/db';
import { applyMigrations } from '@/server/core/migrations/apply-migrations';
import {
  aScarceSchool,
  bookAtOnce,
  countOverlaps,
  countStanding,
  findFalseLedgers,
  inParallel,
  pursue,
  wakeAll,
} from '@/tests/support/database/contention';
import { startTestPostgres } from '@/tests/support/database/postgres';
import { row } from './table';

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
  await report(600);
  const early = (await wakeAll(db)).length;
  row('woken without more capacity', `${early}`, { words: '0', isMet: early === 0 });

  for (const id of trainerIds.slice(0, 25)) {
    await db.trainer.update({ where: { id }, data: { maxStudents: 5 } });
  }
  const woken = await timed('50 more places told twice each', () => wakeAll(db, { times: 2 }));
  const different = new Set(woken).size;
  row('woken for 50 more places', `${woken.length}, ${different} different`, {
    words: 'exactly 50',
    isMet: woken.length === 50 && different === 50,
  });
  await timed('they are allocated and booked', () => inParallel(woken, atOnce, (id) => pursue(db, id)));
  await report(650);

  const booking = { trainers: 20, hours: 400, attempts: 100_000 };
  const tried = await timed('100,000 attempts at overlapping bookings', () => bookAtOnce(db, booking));
  row('of them booked; refused though nothing was in the way', `${tried.booked}; ${tried.refusedForNothing}`);
  await noOverlap();

  async function report(places: number): Promise<void> {
    const { booked, waiting, lost } = await countStanding(db, purchaseIds);
    row(`1,000 purchases, ${places} places`, `${booked} booked, ${waiting} waiting, ${lost} lost`, {
      words: `${places} and ${1000 - places}`,
      isMet: booked === places && waiting === 1000 - places,
    });
    const falseOnes = (await findFalseLedgers(db, purchaseIds)).length;
    row('ledgers that are not true', `${falseOnes}`, { words: '0', isMet: falseOnes === 0 });
    await noOverlap();
  }

  async function noOverlap(): Promise<void> {
    const overlaps = await countOverlaps(db);
    row('overlapping sessions', `${overlaps}`, { words: '0', isMet: overlaps === 0 });
  }
} finally {
  await db.$disconnect();
  await postgres.stop();
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  row(what, `${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}
