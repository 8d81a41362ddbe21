/**
 * Measures how finding a trainer grows with the school: 50, 500 and 5,000 trainers with ten future sessions each. A need is
 * of one of 20 skills (about one trainer in seven teaches it) or of the one that everybody teaches, at preferred times of
 * its own. Run: `npx tsx tests/bench/allocation.ts`.
 */

import { connectDb, type Db } from '@/server/core/db';
import { applyMigrations } from '@/server/core/migrations/apply-migrations';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { chooseTrainers } from '@/server/fulfillment/choosing/choose-trainers';
import { countRuledOut } from '@/server/fulfillment/choosing/count-ruled-out';
import { listLikelyTrainers } from '@/server/fulfillment/choosing/list-likely-trainers';
import { loadNeed } from '@/server/fulfillment/choosing/load-need';
import { findUnblocks } from '@/server/fulfillment/unblocking/find-unblocks';
import { checkFeasibility } from '@/server/sales/feasibility/check-feasibility';
import { countFreeTrainers } from '@/server/sales/feasibility/count-free-trainers';
import type { Preferences } from '@/server/scheduling/preferences/preferences';
import { startTestPostgres } from '@/tests/support/database/postgres';
import { aCreatedPurchase, eventIdOf, testContext } from '@/tests/support/school/school';
import { everybody, fillSchool, skillCount } from './big-school';
import { fillHistory } from './fill-history';
import { timesRow } from './table';

const samples = 120;
const warmUps = 15;
const startDate = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

const postgres = await startTestPostgres();
try {
  for (const trainers of [50, 500, 5_000]) await measure(trainers);
  await measureHistory(500);
} finally {
  await postgres.stop();
}

async function measure(trainers: number): Promise<void> {
  const url = new URL(postgres.url);
  url.pathname = `/school_${trainers}`;
  const admin = connectDb(postgres.url);
  await admin.$executeRawUnsafe(`CREATE DATABASE school_${trainers}`);
  await admin.$disconnect();
  await applyMigrations(url.href);
  await fillSchool(url.href, trainers);
  const db = connectDb(url.href);
  try {
    for (const of of ['one of 20 skills', 'the skill of everybody'] as const) {
      const skillOf = (index: number) =>
        of === 'one of 20 skills' ? `skill-${index % skillCount}` : everybody;
      await measureSkill(db, trainers, of, skillOf);
    }
  } finally {
    await db.$disconnect();
  }
}

/** How what every allocation asks grows with the purchases that are over. */
async function measureHistory(trainers: number): Promise<void> {
  const url = new URL(postgres.url);
  url.pathname = `/school_${trainers}`;
  const db = connectDb(url.href);
  const { now } = testContext(db);
  try {
    let purchases = 0;
    for (const to of [0, 10_000, 100_000]) {
      if (to > 0) await fillHistory(url.href, { from: purchases, to, trainers });
      purchases = to;
      const need = { studentId: 'nobody', skill: everybody, level: 'BEGINNER', language: 'en' } as const;
      const past = `${to.toLocaleString('en')} purchases that are over`;
      timesRow(`${past}: counting who is ruled out`, await timesOf(60, () => countRuledOut(db, need)), {
        p50: 10,
      });
      timesRow(
        `${past}: the likeliest trainers`,
        await timesOf(60, () => listLikelyTrainers(db, need, { now, limit: 64 })),
      );
    }
  } finally {
    await db.$disconnect();
  }
}

async function measureSkill(
  db: Db,
  trainers: number,
  of: string,
  skillOf: (index: number) => string,
): Promise<void> {
  const print = (what: string, times: number[], goal: number | null) =>
    timesRow(
      `${trainers.toLocaleString('en')} trainers, ${of}: ${what}`,
      times,
      goal === null || trainers < 5_000 ? {} : { p95: goal },
    );
  const purchases: { id: string; eventId: string }[] = [];
  const count = samples + warmUps;
  for (let index = 0; index < count; index++)
    purchases.push(await aPurchase(db, skillOf(index), preferencesOf(index)));
  const ctx = testContext(db);
  const each = (run: (index: number) => Promise<unknown>) => timesOf(count, run);
  const purchaseOf = (index: number) => purchases[index] ?? { id: '', eventId: '' };

  const needs = await Promise.all(purchases.map(({ id }) => loadNeed(db, id, ctx.now)));
  const needOf = (index: number) => {
    const found = needs[index];
    if (!found) throw new Error('no need');
    return found.need;
  };
  print('ranking', await each((i) => chooseTrainers(db, needOf(i), { now: ctx.now, want: 3 })), 50);
  const plans = await db.coursePlan.findMany({ select: { id: true, course: { select: { skill: true } } } });
  const planIds = new Map(plans.map(({ id, course }) => [course.skill, id]));
  const ask = (index: number, preferences: Preferences) =>
    checkFeasibility(ctx, { planId: planIds.get(skillOf(index)) ?? '', preferences });
  print('checkout pre-check', await each((i) => ask(i, preferencesOf(i))), 100);
  print('checkout pre-check when nobody fits', await each((i) => ask(i, partlyAtNight(i))), 100);
  const nights = await Promise.all(
    Array.from({ length: 10 }, (_, index) => aPurchase(db, skillOf(index), partlyAtNight(index))),
  );
  const week = (index: number) => ({ zone: index % 2 ? 'Asia/Kolkata' : 'Europe/Berlin', startDate });
  print(
    'free trainers by the hour',
    await each((i) => countFreeTrainers(ctx, { planId: planIds.get(skillOf(i)) ?? '', ...week(i) })),
    250,
  );
  print(
    'smallest changes',
    await timesOf(30, (i) => findUnblocks(ctx, { purchaseId: nights[i % nights.length]?.id ?? '' })),
    null,
  );
  print(
    'allocation of one purchase',
    await each((i) => allocateTrainer(ctx, { purchaseId: purchaseOf(i).id, eventId: purchaseOf(i).eventId })),
    150,
  );
}

/** An enrolled purchase with a new student. */
async function aPurchase(db: Db, skill: string, preferences: Preferences) {
  const course = await db.course.findUniqueOrThrow({ where: { slug: skill } });
  const plan = await db.coursePlan.findFirstOrThrow({ where: { courseId: course.id } });
  const { id } = await aCreatedPurchase(db, { course: { course, plan }, preferences });
  return { id, eventId: await eventIdOf(db, id, 'purchase/created') };
}

/** Three weekly times in the day, each index others. */
function preferencesOf(index: number): Preferences {
  const preferredTime = (n: number) => ({
    weekday: 1 + ((index + 2 * n) % 5),
    minute: 480 + 30 * ((index * 7 + n) % 20),
  });
  return {
    zone: 'Europe/Berlin',
    startDate,
    preferredTimes: [preferredTime(0), preferredTime(1), preferredTime(2)],
  };
}

/** One time in the day, and one at which nobody works in any of the zones of the school. */
function partlyAtNight(index: number): Preferences {
  const preferredTimes = [
    { weekday: 1 + (index % 3), minute: 600 },
    { weekday: 5, minute: 135 },
  ];
  return { zone: 'UTC', startDate, preferredTimes };
}

/** Milliseconds of each run, in turn, without the first ones, which compile and connect. */
async function timesOf(count: number, run: (index: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const started = performance.now();
    await run(index);
    times.push(performance.now() - started);
  }
  return times.slice(Math.min(warmUps, Math.floor(count / 3)));
}
