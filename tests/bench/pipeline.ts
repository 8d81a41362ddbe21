/**
 * Measures Caravan as `npm start` runs it: the webhook's answer under a steady load, and a purchase from verified payment
 * to booked sessions, idle and sustained. Run: `npx tsx tests/bench/pipeline.ts`.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { connectDb, type Db } from '@/server/core/db';
import { signWebhook } from '@/server/sales/gateway/signature';
import { signatureHeader } from '@/server/sales/gateway/test/test-gateway';
import type { Preferences } from '@/server/scheduling/preferences/preferences';
import { startCaravan } from '@/tests/support/running-caravan';
import { aCourse, aTrainer } from '@/tests/support/school/school';
import { aCheckout, paidBody, preferredTimes } from '@/tests/support/school/test-shop';
import { type CpuTime, cpuTime } from './cpu-time';
import { row, timesRow } from './table';

const perSecond = 50;
const seconds = 10;
const idleSamples = 30;

type Caravan = Awaited<ReturnType<typeof startCaravan>>;
type Checkout = Awaited<ReturnType<typeof aCheckout>>;

const caravan = await startCaravan({ env: { CARAVAN_SEED: '0' } });
const db = connectDb(caravan.databaseUrl);
try {
  const checkouts = await prepare(db, idleSamples + 5 + perSecond * seconds);
  const idle: number[] = [];
  const idleAnswers: number[] = [];
  for (const [index, checkout] of checkouts.slice(0, idleSamples + 5).entries()) {
    const answer = await answerTime(caravan, checkout);
    const time = await timeToBooked(db, checkout);
    if (index < 5) continue; // the first ones compile and connect
    idle.push(time);
    idleAnswers.push(answer);
  }
  timesRow('webhook to its answer, idle', idleAnswers, { p99: 100 });
  timesRow('verified payment to SCHEDULED, idle', idle, { p50: 150 });

  const answers: number[] = [];
  const cpuBefore = cpuTime(caravan.dataDir);
  const started = performance.now();
  const loaded = checkouts.slice(idleSamples + 5);
  await Promise.all(
    loaded.map(async (checkout, index) => {
      await delay((index * 1000) / perSecond);
      answers.push(await answerTime(caravan, checkout));
    }),
  );
  timesRow(`webhook to its answer, ${perSecond}/s for ${seconds} s`, answers, { p50: 15, p99: 100 });
  const ids = loaded.map((checkout) => checkout.purchaseId);
  while ((await booked(db, ids)) < ids.length) await delay(250);
  const rate = ids.length / ((performance.now() - started) / 1000);
  row('purchases through the whole pipeline', `${rate.toFixed(1)}/s`, { words: '30/s', isMet: rate >= 30 });
  printCpu(cpuBefore, cpuTime(caravan.dataDir), ids.length);
} finally {
  await db.$disconnect();
  await caravan.stop();
}

/**
 * A course has ten students and ten trainers, and each student has preferred times of their own, spread over the week: what
 * is measured is the work, not the contention for one hour.
 */
async function prepare(database: Db, count: number): Promise<Checkout[]> {
  const checkouts: Checkout[] = [];
  for (let made = 0; made < count; made += 10) {
    const course = await aCourse(database);
    for (let trainers = 0; trainers < 10; trainers++) await aTrainer(database, course.course.skill);
    const batch = Array.from({ length: Math.min(10, count - made) }, (_, index) =>
      aCheckout(database, { course, preferences: preferencesOf(index) }),
    );
    checkouts.push(...(await Promise.all(batch)));
  }
  return checkouts;
}

function preferencesOf(index: number): Preferences {
  const minute = 480 + 60 * index;
  const [first, second] = [1 + (index % 7), 1 + ((index + 3) % 7)];
  return {
    ...preferredTimes(),
    preferredTimes: [
      { weekday: first, minute },
      { weekday: second, minute },
    ],
  };
}

/** Milliseconds from the request to the answer, which must be a 200. */
async function answerTime({ url, secrets }: Caravan, checkout: Checkout): Promise<number> {
  const body = paidBody(checkout);
  const header = signWebhook(body, [secrets.PAYMENT_WEBHOOK_SECRET], new Date());
  const start = performance.now();
  const response = await fetch(`${url}/api/webhooks/payments/test`, {
    method: 'POST',
    headers: { [signatureHeader]: header },
    body,
  });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`The webhook was answered with ${response.status}.`);
  return performance.now() - start;
}

/** Milliseconds between the instants that the purchase itself records. */
async function timeToBooked(database: Db, checkout: Checkout): Promise<number> {
  while ((await booked(database, [checkout.purchaseId])) === 0) await delay(10);
  const { confirmedAt, bookedAt } = await database.purchase.findUniqueOrThrow({
    where: { id: checkout.purchaseId },
    select: { confirmedAt: true, bookedAt: true },
  });
  return (bookedAt?.getTime() ?? 0) - (confirmedAt?.getTime() ?? 0);
}

function booked(database: Db, ids: string[]): Promise<number> {
  return database.purchase.count({ where: { id: { in: ids }, status: 'SCHEDULED' } });
}

function printCpu(before: CpuTime | null, after: CpuTime | null, purchases: number): void {
  if (!before || !after) return;
  const each = (part: keyof CpuTime) => `${part} ${((after[part] - before[part]) / purchases).toFixed(1)}`;
  row('milliseconds of CPU per purchase', `${each('app')}, ${each('inngest')}, ${each('postgres')}`);
}
