import { randomUUID } from 'node:crypto';
import type { Db } from '@/server/core/db';
import { ConflictError } from '@/server/core/errors';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { scheduleSessions } from '@/server/fulfillment/booking/schedule-sessions';
import { loadCandidates } from '@/server/fulfillment/choosing/load-candidates';
import { loadNeed } from '@/server/fulfillment/choosing/load-need';
import { rankTrainers } from '@/server/fulfillment/choosing/rank-trainers';
import { countByCode, readLedger, writeLedger } from '@/server/fulfillment/waiting/wait-ledger';
import { wakeWaiting } from '@/server/fulfillment/waiting/wake-waiting';
import { events } from '@/server/process/stages/events';
import { aCourse, aCreatedPurchase, aTrainer, eventIdOf, testContext } from '../school/school';
import { preferredTimes } from '../school/test-shop';

/** Scarce capacity, and everybody at once: prepared, run and checked alike by the tests and by `npm run bench`. */

/** Runs `work` on every item, at most `limit` at a time; each is taken when a place is free. */
export async function inParallel<T, R>(
  items: T[],
  limit: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: limit }, worker));
  return results;
}

/** Six weekly times of their own for each student, so that it is places that are scarce. */
const timesOf = (student: number) => ({
  ...preferredTimes(),
  preferredTimes: Array.from({ length: 6 }, (_, index) => ({
    weekday: 1 + ((student + index) % 7),
    minute: 60 * ((student * 5 + index * 3) % 24),
  })),
});

/** Trainers of one skill with `perTrainer` places each, `others` of another skill, and enrolled purchases. */
export async function aScarceSchool(
  db: Db,
  size: { trainers: number; perTrainer: number; others: number; purchases: number },
) {
  const course = await aCourse(db);
  const teach = (skill: string, count: number) =>
    inParallel(Array.from({ length: count }), 16, () =>
      aTrainer(db, skill, { maxStudents: size.perTrainer }).then(({ id }) => id),
    );
  const trainerIds = await teach(course.course.skill, size.trainers);
  await teach(`not-${course.course.skill}`, size.others);
  const purchaseIds = await inParallel(Array.from({ length: size.purchases }), 16, async (_, index) => {
    const { id } = await aCreatedPurchase(db, { course, preferences: timesOf(index) });
    return id;
  });
  return { trainerIds, purchaseIds };
}

/** What the pipeline does with one enrolled purchase until it is booked or waits; a stage that throws is retried. */
export async function pursue(db: Db, purchaseId: string): Promise<'booked' | 'waits'> {
  for (;;) {
    const { status } = await db.purchase.findUniqueOrThrow({
      where: { id: purchaseId },
      select: { status: true },
    });
    if (status === 'SCHEDULED') return 'booked';
    const isFor = status === 'ALLOCATED' ? 'trainer/allocated' : 'purchase/created';
    const input = { purchaseId, eventId: await eventIdOf(db, purchaseId, isFor) };
    try {
      if (status === 'ALLOCATED') await scheduleSessions(testContext(db), input);
      else if ((await allocateTrainer(testContext(db), input)).outcome === 'no-eligible-trainer')
        return 'waits';
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}

/** Handles every `capacity/changed` that is in the outbox, all at once and each `times` times. Returns the purchases that were woken. */
export async function wakeAll(db: Db, { times = 1 } = {}): Promise<string[]> {
  const told = await db.outboxEvent.findMany({
    where: { name: 'capacity/changed', publishedAt: null },
    select: { id: true, payload: true },
  });
  await db.outboxEvent.updateMany({
    where: { id: { in: told.map(({ id }) => id) } },
    data: { publishedAt: new Date() },
  });
  const causes = told.map(({ payload }) => events['capacity/changed'].parse(payload));
  const asked = causes.flatMap((cause) => Array.from({ length: times }, () => cause));
  const woken = await inParallel(asked, 16, async (cause) => {
    const all: string[] = [];
    let after: Awaited<ReturnType<typeof wakeWaiting>>['next'] = null;
    do {
      const page: Awaited<ReturnType<typeof wakeWaiting>> = await wakeWaiting(testContext(db), {
        ...cause,
        after,
      });
      all.push(...page.woken);
      after = page.next;
    } while (after);
    return all;
  });
  return woken.flat();
}

/** How the purchases stand: booked, waiting, and neither, which would be lost. */
export async function countStanding(db: Db, purchaseIds: string[]) {
  const where = { id: { in: purchaseIds } };
  const booked = await db.purchase.count({ where: { ...where, status: 'SCHEDULED' } });
  const waiting = await db.purchase.count({ where: { ...where, status: 'CREATED', wait: { isNot: null } } });
  return { booked, waiting, lost: purchaseIds.length - booked - waiting };
}

/** The waiting purchases whose stored ledger is not what ranking all trainers says now. */
export async function findFalseLedgers(db: Db, purchaseIds: string[]): Promise<string[]> {
  const waits = await db.allocationWait.findMany({ where: { purchaseId: { in: purchaseIds } } });
  const falseOnes = await inParallel(waits, 8, async (wait) => {
    const { need } = await loadNeed(db, wait.purchaseId, new Date());
    const candidates = await loadCandidates(db, need, new Date());
    const { ranked, ruledOut } = rankTrainers({ candidates, need, now: new Date() });
    const sorted = (value: object) => JSON.stringify(Object.entries(value).sort());
    const isTrue =
      ranked.length === 0 &&
      wait.considered === candidates.length &&
      sorted(Object(wait.ruledOut)) === sorted(countByCode(ruledOut)) &&
      JSON.stringify(readLedger(wait.ledger)) === JSON.stringify(writeLedger(ruledOut));
    return isTrue ? [] : [wait.purchaseId];
  });
  return falseOnes.flat();
}

/** Pairs of sessions in which somebody would be in two places. */
export async function countOverlaps(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ pairs: number }[]>`
    SELECT count(*)::int AS pairs FROM "TrainingSession" a JOIN "TrainingSession" b
      ON a.id < b.id AND (a."trainerId" = b."trainerId" OR a."studentId" = b."studentId")
     AND a."startsAt" < b."endsAt" AND b."startsAt" < a."endsAt"
    WHERE a.status <> 'CANCELLED' AND b.status <> 'CANCELLED'`;
  return row?.pairs ?? Number.NaN;
}

const hourMs = 3_600_000;

/**
 * Many try at once to book hours that overlap by half with each other's, in plain SQL: five students of each trainer, for
 * half-hour starts within `hours`. Returns how many were booked, and how many were refused although nothing stood in the
 * way.
 */
export async function bookAtOnce(db: Db, size: { trainers: number; hours: number; attempts: number }) {
  const school = await aScarceSchool(db, {
    trainers: size.trainers,
    perTrainer: 5,
    others: 0,
    purchases: size.trainers * 5,
  });
  const series = await inParallel(school.purchaseIds, 8, async (purchaseId, index) => {
    const trainerId = school.trainerIds[index % size.trainers] ?? '';
    const { id: allocationId, purchase } = await db.trainerAllocation.create({
      data: { purchaseId, trainerId, explanation: {} },
      select: { id: true, purchase: { select: { studentId: true } } },
    });
    return { purchaseId, trainerId, allocationId, studentId: purchase.studentId };
  });
  const from = Date.parse('2030-01-07T00:00Z');
  const refused: { trainerId: string; startsAt: Date }[] = [];
  await inParallel(Array.from({ length: size.attempts }), 20, async (_, attempt) => {
    const one = series[Math.floor(Math.random() * series.length)];
    if (!one) throw new Error('There is no series to book.');
    const startsAt = new Date(from + Math.floor(Math.random() * size.hours * 2) * (hourMs / 2));
    const endsAt = new Date(startsAt.getTime() + hourMs);
    const { purchaseId, trainerId, allocationId, studentId } = one;
    const isBooked = await db.$executeRaw`
      INSERT INTO "TrainingSession" (id, "purchaseId", "studentId", "allocationId", "trainerId", ordinal, "startsAt", "endsAt")
      VALUES (${randomUUID()}, ${purchaseId}, ${studentId}, ${allocationId}, ${trainerId}, ${attempt + 1},
              ${startsAt}, ${endsAt})`.catch(() => 0);
    if (!isBooked) refused.push({ trainerId, startsAt });
  });
  const sessions = await db.trainingSession.findMany({
    where: { trainerId: { in: school.trainerIds } },
    select: { trainerId: true, startsAt: true },
  });
  const taken = new Set(sessions.map(({ trainerId, startsAt }) => `${trainerId} ${startsAt.getTime()}`));
  // Within half an hour on either side: the student's own sessions are all with the same trainer.
  const inTheWay = ({ trainerId, startsAt }: { trainerId: string; startsAt: Date }) =>
    [-1, 0, 1].some((step) => taken.has(`${trainerId} ${startsAt.getTime() + (step * hourMs) / 2}`));
  return {
    booked: sessions.length,
    refused: refused.length,
    refusedForNothing: refused.filter((attempt) => !inTheWay(attempt)).length,
  };
}
