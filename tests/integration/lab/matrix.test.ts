import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '@/server/context';
import type { LabStage } from '@/server/lab/fault';
import { type LabWorld, startLabWorld } from './support/lab-world';
import { nameOf, type Observation, observe, visibleWithinMs } from './support/observe';
import type { Cell } from './support/write-report';

// Cause x stage, each by the real fault on a real purchase, through the embedded Inngest server over HTTP. The lab shortens
// the deadline of the stage, so that nobody waits for it; the time until visible counts from that limit.

let world: LabWorld;
let modules: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  world = await startLabWorld();
  modules = await load();
});
afterAll(async () => {
  if (process.env.LAB_REPORT) await modules.writeReport(cells, healthy);
  await world.stop();
});

const cells: Cell[] = [];
const healthy = { purchases: 0, looks: 0 };

async function load() {
  return {
    ...(await import('@/server/lab/buy-in-lab')),
    ...(await import('@/server/lab/faults')),
    ...(await import('@/server/lab/make-fault')),
    ...(await import('@/server/lab/make-late')),
    ...(await import('@/server/lab/settle-at-provider')),
    ...(await import('@/server/lab/undo-faults')),
    ...(await import('@/server/diagnosis/diagnose-purchase')),
    ...(await import('@/server/remedies/apply-remedy')),
    ...(await import('./support/write-report')),
  };
}

const admin = (): Context => ({
  db: world.db,
  actor: { kind: 'staff', userId: 'lab-admin', name: 'Meera', role: 'ADMIN' },
  now: new Date(),
});

/** A course with one trainer who has time around the clock: nothing but the fault can stop a purchase of it. */
async function anEasyPlan(): Promise<string> {
  const course = await world.school.aCourse(world.db);
  await world.school.aTrainer(world.db, course.course.skill);
  return course.plan.id;
}

const statusOf = async (id: string) =>
  (await world.db.purchase.findUniqueOrThrow({ where: { id }, select: { status: true } })).status;

const until = async (isTrue: () => Promise<boolean>) => {
  while (!(await isTrue())) await delay(20);
};

/** Breaks one purchase, waits until the fault has taken hold, lets the limit pass and looks. */
async function breakAndLook(name: string, stage: LabStage, expected: string) {
  const made = await modules.makeFault(admin(), { name, stage, planId: await anEasyPlan() });
  const { fault, purchaseId } = made;
  await until(() => fault.hasTakenHold(admin(), { purchaseId, stage }));
  await modules.makeLate(admin(), { purchaseId });
  const look = () => modules.diagnosePurchase(admin(), { purchaseId });
  return { ...made, look, observation: await observe(look, expected) };
}

/** Presses what the console recommends; where it only says "wait", the first thing it offers. */
async function applyOffered(purchaseId: string, { verdict }: Pick<Observation, 'verdict'>): Promise<string> {
  const offer = verdict.remedies.find(({ isRecommended }) => isRecommended) ?? verdict.remedies[0];
  if (!offer) throw new Error(`${nameOf(verdict)} offers no remedy.`);
  await modules.applyRemedy(admin(), {
    purchaseId,
    kind: offer.kind,
    reason: 'The lab broke it',
    stopId: verdict.stopId ?? undefined,
  });
  await world.dispatchOutbox();
  return offer.kind;
}

/** Somebody who can take over from the only trainer of the course. */
async function aSecondTrainer(purchaseId: string): Promise<void> {
  const { course } = await world.db.purchase.findUniqueOrThrow({
    where: { id: purchaseId },
    select: { course: { select: { skill: true } } },
  });
  await world.school.aTrainer(world.db, course.skill);
}

const grid: [name: string, cause: string, stages: LabStage[]][] = [
  ['consumer-not-deployed', 'EVENT_UNCONSUMED', ['create', 'allocate', 'schedule', 'tell']],
  ['processed-without-result', 'PROCESSED_WITHOUT_RESULT', ['create', 'allocate', 'schedule']],
  ['result-without-event', 'RESULT_WITHOUT_EVENT', ['create', 'allocate', 'schedule', 'tell']],
  ['lost-webhook', 'PAYMENT_UNVERIFIED', ['pay']],
  ['event-not-published', 'EVENT_NOT_PUBLISHED', ['create', 'allocate', 'schedule', 'tell']],
  ['run-queued', 'RUN_QUEUED', ['create', 'allocate', 'schedule']],
  ['run-retrying', 'RUN_RETRYING', ['create', 'allocate', 'schedule']],
  ['run-failed', 'RUN_FAILED', ['create', 'allocate', 'schedule']],
  ['retries-exhausted', 'RUN_FAILED', ['create', 'allocate', 'schedule']],
  ['no-eligible-trainer', 'NO_ELIGIBLE_TRAINER', ['allocate']],
  ['no-common-slot', 'NO_COMMON_SLOT', ['allocate']],
  ['trainer-unavailable', 'TRAINER_UNAVAILABLE', ['schedule']],
  ['payment-reversed', 'PAYMENT_REVERSED', ['create', 'allocate', 'schedule', 'tell']],
];

/** Where a purchase stands that stopped there: what is booked and no longer paid, at its sessions. */
const whereSeen = (cause: string, stage: LabStage) =>
  cause === 'PAYMENT_REVERSED' && stage === 'tell' ? 'schedule' : stage;

test('the grid is the whole of the lab: every fault that breaks something, at every stage where it can', () => {
  const breaking = modules.faults.filter(({ cause }) => cause !== null);
  expect(breaking.map(({ name, cause, stages }) => [name, cause, stages])).toEqual(grid);
});

describe.each(grid)('%s', (name, cause, stages) => {
  test.each(stages)('at %s: named, seen in time, and mended by its remedy', async (stage) => {
    const expected = `${cause} at ${whereSeen(cause, stage)}`;
    const { fault, purchaseId, look, observation } = await breakAndLook(name, stage, expected);
    const told = () => world.db.notification.count({ where: { purchaseId, sentAt: { not: null } } });
    const cell: Cell = { name, stage, expected, ...observation, remedy: '', end: '' };
    cells.push(cell);

    // Nothing else was ever claimed, and it stays what it is while nothing changes.
    expect(observation.seen).toEqual([expected]);
    expect(observation.visibleMs).toBeLessThan(visibleWithinMs);
    expect(nameOf(await look())).toBe(expected);

    if (fault.isRepairedFirst) await modules.undoFaults(admin(), { name });
    // What a mended world heals by itself needs no remedy: then there is none to press.
    const verdict = await look();
    if (name === 'trainer-unavailable') await aSecondTrainer(purchaseId);
    cell.remedy = verdict.cause === null ? 'by itself' : await applyOffered(purchaseId, { verdict });
    if (!fault.isRepairedFirst) {
      // The remedy alone has to do, with the fault still there.
      // A stage that was at work may have reached the end before the first look: then there is nothing to wait for.
      await until(async () => {
        const status = await statusOf(purchaseId);
        return status !== cell.verdict.status || status === 'SCHEDULED';
      });
      // Nor may what was mended be named again, the fault still being there.
      if ((await statusOf(purchaseId)) === 'SCHEDULED') {
        await until(async () => (await told()) >= 2);
        expect(nameOf(await look())).toBe('fulfilled');
      }
      await modules.undoFaults(admin(), { name });
    }
    const end = name === 'payment-reversed' ? 'REFUNDED' : 'SCHEDULED';
    await until(async () => {
      const status = await statusOf(purchaseId);
      return status === end || status === 'CANCELLED';
    });
    cell.end = await statusOf(purchaseId);
    if (name !== 'payment-reversed') expect(cell.end).toBe('SCHEDULED');
    if (cell.end === 'SCHEDULED') await until(async () => (await told()) >= 2);
    expect(nameOf(await look())).toBe(cell.end === 'SCHEDULED' ? 'fulfilled' : 'ended');
  });
});

describe('nothing is broken', () => {
  test('as many healthy purchases, looked at all the way from payment to the end: no cause is ever named', async () => {
    const seen = new Set<string>();
    async function buyAndWatch(): Promise<void> {
      const { purchaseId } = await modules.buyInLab(admin(), { planId: await anEasyPlan() });
      const paid = modules.settleAtProvider(admin(), purchaseId, 'paid');
      for (let state = ''; state !== 'fulfilled'; healthy.looks++) {
        const verdict = await modules.diagnosePurchase(admin(), { purchaseId });
        state = verdict.state;
        // On a machine so busy that a limit passes, it is late, and then a cause is right.
        if (!verdict.isLate) seen.add(nameOf(verdict));
        await delay(5);
      }
      await paid;
      healthy.purchases++;
    }
    const count = grid.flatMap(([, , stages]) => stages).length;
    for (let done = 0; done < count; done += 4) await Promise.all([1, 2, 3, 4].map(buyAndWatch));
    expect([...seen].sort()).toEqual(['fulfilled', 'on-time']);
  });

  test.each(['create', 'allocate', 'schedule'] as const)(
    'late at %s only because its step is slow: at work, never stopped, and fulfilled without a remedy',
    async (stage) => {
      const { fault, purchaseId } = await modules.makeFault(admin(), {
        name: 'slow-step',
        stage,
        planId: await anEasyPlan(),
      });
      await until(() => fault.hasTakenHold(admin(), { purchaseId, stage }));
      await modules.makeLate(admin(), { purchaseId });
      const seen = new Set<string>();
      for (let state = ''; state !== 'fulfilled'; healthy.looks++) {
        const verdict = await modules.diagnosePurchase(admin(), { purchaseId });
        state = verdict.state;
        seen.add(`${state}${verdict.cause ? ` ${nameOf(verdict)}` : ''}`);
        await delay(100);
      }
      healthy.purchases++;
      expect([...seen].filter((name) => !/^(on-time$|fulfilled$|moving )/.test(name))).toEqual([]);
    },
  );
});
