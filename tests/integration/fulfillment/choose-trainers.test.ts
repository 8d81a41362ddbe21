import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Level } from '@/prisma/generated/enums';
import { connectDb, type DbClient } from '@/server/core/db';
import { chooseTrainers } from '@/server/fulfillment/choosing/choose-trainers';
import { countRuledOut } from '@/server/fulfillment/choosing/count-ruled-out';
import { loadCandidates } from '@/server/fulfillment/choosing/load-candidates';
import { type Need, rankTrainers } from '@/server/fulfillment/choosing/rank-trainers';
import { countByCode } from '@/server/fulfillment/waiting/wait-ledger';
import { createTestDatabase } from '@/tests/support/database/database';
import { anAllocatedPurchase } from '@/tests/support/school/scheduled';
import { aCourse, aStudent } from '@/tests/support/school/school';

const now = new Date();
const startDate = new Date(now.getTime() + 7 * 86_400_000).toISOString().slice(0, 10);
const levels: Level[] = ['BEGINNER', 'INTERMEDIATE', 'ADVANCED'];

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: DbClient;
let known: string;
const nobody = randomUUID();

/**
 * A school of 320 trainers of one skill, as different as generated; some have students, some know `known`. Many enough
 * that the search has to go beyond the 64 likeliest for some thirty of 200 needs.
 */
beforeAll(async () => {
  database = await createTestDatabase();
  db = connectDb(database.url);
  const trainer = fc.record({
    level: fc.constantFrom(...levels),
    languages: fc.subarray(['en', 'de', 'fr'], { minLength: 1 }),
    zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
    maxStudents: fc.integer({ min: 0, max: 5 }),
    bufferMinutes: fc.constantFrom(0, 15),
    maxWeeklyMinutes: fc.constantFrom(null, null, 60, 240),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    from: fc.integer({ min: 0, max: 12 }),
    hours: fc.integer({ min: 4, max: 12 }),
    isPaused: fc.constantFrom(false, false, false, true),
    isAway: fc.constantFrom(false, false, false, true),
  });
  const trainers = fc.sample(trainer, { numRuns: 320, seed: 7 });
  for (const { level, weekdays, from, hours, isPaused, isAway, ...facts } of trainers) {
    await db.trainer.create({
      data: {
        ...facts,
        name: `Trainer ${randomUUID().slice(0, 4)}`,
        email: `${randomUUID()}@example.com`,
        headline: '',
        bio: '',
        pausedAt: isPaused ? now : null,
        skills: { create: { skill: 'weaving', level } },
        availability: {
          create: weekdays.map((weekday) => ({
            weekday,
            startMinute: from * 60,
            endMinute: Math.min(1440, (from + hours) * 60),
          })),
        },
        timeOff: isAway
          ? { create: { startsAt: now, endsAt: new Date(now.getTime() + 90 * 86_400_000) } }
          : undefined,
      },
    });
  }
  known = (await aStudent(db)).id;
  const course = await aCourse(db);
  await db.course.update({ where: { id: course.course.id }, data: { skill: 'weaving' } });
  for (const studentId of [known, ...Array.from({ length: 25 }, () => null)]) {
    await anAllocatedPurchase(db, { course, studentId: studentId ?? undefined });
  }
});
afterAll(async () => {
  await db.$disconnect();
  await database.drop();
});

const needs: fc.Arbitrary<Need> = fc
  .record({
    isKnown: fc.boolean(),
    level: fc.constantFrom(...levels),
    language: fc.constantFrom('en', 'de', 'fr', 'it'),
    sessionCount: fc.integer({ min: 1, max: 8 }),
    sessionsPerWeek: fc.integer({ min: 1, max: 2 }),
    zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
    preferredTimes: fc.array(
      fc.record({
        weekday: fc.integer({ min: 1, max: 7 }),
        minute: fc.integer({ min: 12, max: 44 }).map((half) => half * 30),
      }),
      { minLength: 2, maxLength: 6 },
    ),
  })
  .map(({ isKnown, level, language, sessionCount, sessionsPerWeek, zone, preferredTimes }) => ({
    studentId: isKnown ? known : nobody,
    skill: 'weaving',
    level,
    language,
    shape: { sessionCount, sessionMinutes: 60, sessionsPerWeek },
    preferences: { zone, startDate, preferredTimes },
    studentBusy: [],
  }));

test('law: reading only the calendars that matter finds exactly whom reading all of them finds', async () => {
  let found = 0;
  let spared = 0;
  let beyondTheLikeliest = 0;
  await fc.assert(
    fc.asyncProperty(needs, async (need) => {
      const candidates = await loadCandidates(db, need, now);
      const { ranked, ruledOut } = rankTrainers({ candidates, need, now });
      const chosen = await chooseTrainers(db, need, { now, want: 3 });
      expect(chosen.ranked).toEqual(ranked.slice(0, 3));
      found += ranked.length;
      const withCalendar = ranked.length + ruledOut.filter(({ codes }) => isOfTime(codes)).length;
      spared += withCalendar - chosen.compared;
      if (chosen.compared >= 64) beyondTheLikeliest += 1;
    }),
    { numRuns: 200 },
  );
  expect(found).toBeGreaterThan(200);
  expect(spared).toBeGreaterThan(100);
  expect(beyondTheLikeliest).toBeGreaterThan(10);
});

test('the counts kept with an allocation are those of the ledger', async () => {
  await fc.assert(
    fc.asyncProperty(needs, async (need) => {
      const candidates = await loadCandidates(db, need, now);
      const ofLedger = countByCode(rankTrainers({ candidates, need, now }).ruledOut);
      const cheap = Object.entries(ofLedger).filter(([code]) => !isOfTime([code]));
      expect(await countRuledOut(db, need)).toEqual({
        considered: candidates.length,
        ruledOut: Object.fromEntries(cheap),
      });
    }),
    { numRuns: 40 },
  );
});

const isOfTime = (codes: string[]) =>
  codes.some((code) => ['leave', 'weekly-hours', 'no-common-slot'].includes(code));
