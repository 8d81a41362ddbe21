import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '@/server/core/context';
import type { RanCell } from '@/server/lab/matrix/judge-cell';
import type { StageId } from '@/server/process/stages/stages';
import { allowLog } from '@/tests/support/strict-log';
import { is, until } from '@/tests/support/until';
import { type LabWorld, startLabWorld } from './support/lab-world';

allowLog(/Inngest (step|function) error/);
allowLog(/lab: the timetable service answered 503/);
allowLog(/payment\.reversed/);
// A purchase may be cancelled while its emails are written.
allowLog(/purchase\.not-scheduled/);

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

const cells: RanCell[] = [];
const healthy = { purchases: 0, looks: 0 };

async function load() {
  return {
    ...(await import('@/server/lab/buying/buy-in-lab')),
    ...(await import('@/server/lab/faults')),
    ...(await import('@/server/lab/faults/delivery/play-over')),
    ...(await import('@/server/fulfillment/teaching/record-result')),
    ...(await import('@/server/lab/matrix/judge-cell')),
    ...(await import('@/server/lab/matrix/matrix-cells')),
    ...(await import('@/server/lab/matrix/name-of')),
    ...(await import('@/server/lab/matrix/run-cell')),
    ...(await import('@/server/lab/buying/sell-easy-plan')),
    ...(await import('@/server/lab/make-fault')),
    ...(await import('@/server/lab/arming/make-late')),
    ...(await import('@/server/lab/buying/settle-at-provider')),
    ...(await import('@/server/sales/cancellation/cancel-purchase')),
    ...(await import('@/server/sales/gateway/test/deliver-due-webhooks')),
    ...(await import('@/server/sales/refunds/request-refund')),
    ...(await import('@/server/operations/diagnosis/diagnose-purchase')),
    ...(await import('./support/write-report')),
  };
}

const admin = (): Context => ({
  db: world.db,
  actor: { kind: 'staff', userId: 'lab-admin', name: 'Meera', role: 'ADMIN' },
  now: new Date(),
});

const anEasyPlan = async () => (await modules.sellEasyPlan(world.db)).planId;

const grid: [name: string, cause: string, stages: StageId[]][] = [
  ['consumer-not-deployed', 'EVENT_UNCONSUMED', ['create', 'allocate', 'schedule', 'notify']],
  ['processed-without-result', 'PROCESSED_WITHOUT_RESULT', ['create', 'allocate', 'schedule']],
  ['result-without-event', 'RESULT_WITHOUT_EVENT', ['create', 'allocate', 'schedule', 'notify']],
  ['lost-webhook', 'PAYMENT_UNVERIFIED', ['pay']],
  ['event-not-published', 'EVENT_NOT_PUBLISHED', ['create', 'allocate', 'schedule', 'notify']],
  ['run-queued', 'RUN_QUEUED', ['create', 'allocate', 'schedule']],
  ['run-retrying', 'RUN_RETRYING', ['create', 'allocate', 'schedule']],
  ['run-failed', 'RUN_FAILED', ['create', 'allocate', 'schedule']],
  ['retries-exhausted', 'RUN_FAILED', ['create', 'allocate', 'schedule']],
  ['no-eligible-trainer', 'NO_ELIGIBLE_TRAINER', ['allocate']],
  ['no-common-slot', 'NO_COMMON_SLOT', ['allocate']],
  ['trainer-unavailable', 'TRAINER_UNAVAILABLE', ['schedule']],
  ['payment-reversed', 'PAYMENT_REVERSED', ['create', 'allocate', 'schedule', 'notify']],
  ['mail-refused', 'MAIL_REFUSED', ['notify']],
  ['wrong-amount', 'REFUND_DUE', ['pay']],
  ['paid-twice', 'REFUND_DUE', ['create', 'allocate', 'schedule', 'notify']],
  ['paid-when-superseded', 'REFUND_DUE', ['pay']],
  ['paid-when-cancelled', 'REFUND_DUE', ['pay']],
  ['refund-failed', 'REFUND_FAILED', ['pay', 'create', 'allocate', 'schedule', 'notify']],
  ['refund-failed-when-cancelled', 'REFUND_FAILED', ['pay']],
  ['payment-disputed', 'PAYMENT_DISPUTED', ['pay', 'create', 'allocate', 'schedule', 'notify']],
  ['disputed-while-waiting', 'PAYMENT_DISPUTED', ['allocate']],
  ['disputed-when-cancelled', 'PAYMENT_DISPUTED', ['pay']],
  ['session-unconfirmed', 'SESSION_UNCONFIRMED', ['deliver']],
  ['trainer-silent', 'TRAINER_ABSENT', ['deliver']],
  ['trainer-no-show', 'TRAINER_ABSENT', ['deliver']],
  ['student-absent', 'STUDENT_ABSENT', ['deliver']],
];

/** Where a purchase stands that stopped there: what is booked and no longer paid, at its sessions; money, where it is paid. */
function whereSeen(cause: string, stage: StageId): StageId {
  if (cause.startsWith('REFUND_') || cause === 'PAYMENT_DISPUTED') return 'pay';
  return cause === 'PAYMENT_REVERSED' && stage === 'notify' ? 'schedule' : stage;
}

test('the grid is the whole of the lab: every fault that breaks something, at every stage where it can', () => {
  const breaking = modules.faults.filter(({ cause }) => cause !== null);
  expect(breaking.map(({ name, cause, stages }) => [name, cause, stages])).toEqual(grid);
});

describe.each(grid)('%s', (name, cause, stages) => {
  test.each(stages)('at %s: named, seen in time, and fixed by its remedy', async (stage) => {
    const expected = `${cause} at ${whereSeen(cause, stage)}`;
    expect(modules.matrixCells).toContainEqual({ name, stage, expected });
    const cell = await modules.runCell({ name, stage, expected });
    cells.push(cell);
    // Nothing else was ever claimed, it stayed what it was while nothing changed, and the remedy did it.
    expect(modules.judgeCell(cell)).toEqual([]);
  });
});

describe('nothing is broken', () => {
  test('as many healthy purchases, looked at all the way from payment to the end: no cause is ever named', async () => {
    const seen = new Set<string>();
    async function buyAndWatch(): Promise<void> {
      const { purchaseId } = await modules.buyInLab(admin(), { planId: await anEasyPlan() });
      const paid = modules.settleAtProvider(admin(), purchaseId, 'paid');
      await until(async () => {
        healthy.looks++;
        const verdict = await modules.diagnosePurchase(admin(), { purchaseId });
        // On a machine so busy that a limit passes, it is late, and then a cause is right.
        if (!verdict.isLate) seen.add(modules.nameOf(verdict));
        return verdict.state;
      }, is('booked'));
      await paid;
      healthy.purchases++;
    }
    const count = grid.flatMap(([, , stages]) => stages).length;
    for (let done = 0; done < count; done += 4) await Promise.all([1, 2, 3, 4].map(buyAndWatch));
    expect([...seen].sort()).toEqual(['booked', 'on-time']);
  });

  test('a session that is over, and one whose result came at the last minute, is never accused', async () => {
    const { purchaseId } = await modules.buyInLab(admin(), { planId: await anEasyPlan() });
    await modules.settleAtProvider(admin(), purchaseId, 'paid');
    const session = await until(() => modules.playOver(admin(), { purchaseId, minutesLate: -1 }), Boolean);
    expect(await lookUntil(purchaseId, is('booked'))).toEqual(['booked']);
    const said = {
      outcome: 'HELD',
      topic: '',
      privateNote: '',
      studentNote: '',
      homework: '',
      materialsUrl: null,
    } as const;
    await modules.recordResult(admin(), { sessionId: session?.id ?? '', ...said });
    await modules.makeLate(admin(), { purchaseId });
    const { now, ...ctx } = admin();
    const late = { ...ctx, now: new Date(now.getTime() + 3_600_000) };
    expect(modules.nameOf(await modules.diagnosePurchase(late, { purchaseId }))).toBe('booked');
    healthy.purchases++;
  });

  /** Looks until `isThere`, and answers every name that was given of a purchase. */
  async function lookUntil(purchaseId: string, isThere: (state: string) => boolean): Promise<string[]> {
    const seen = new Set<string>();
    await until(async () => {
      healthy.looks++;
      const verdict = await modules.diagnosePurchase(admin(), { purchaseId });
      seen.add(modules.nameOf(verdict));
      await modules.deliverDueWebhooks(admin());
      return verdict.state;
    }, isThere);
    return [...seen].sort();
  }

  test('a bank debit that confirms later is on time all the while, and then fulfilled', async () => {
    const { purchaseId } = await modules.buyInLab(admin(), { planId: await anEasyPlan() });
    await modules.settleAtProvider(admin(), purchaseId, 'confirms-later');
    const look = () => modules.diagnosePurchase(admin(), { purchaseId });
    const hour = 3_600_000;
    for (const hours of [0, 1, 24, 13 * 24]) {
      healthy.looks++;
      const now = new Date(Date.now() + hours * hour);
      const verdict = await modules.diagnosePurchase({ ...admin(), now }, { purchaseId });
      expect(modules.nameOf(verdict)).toBe('on-time');
    }
    await world.db.testGatewayCheckout.updateMany({
      where: { reference: purchaseId },
      data: { settlesAt: new Date(0) },
    });
    expect(await lookUntil(purchaseId, is('booked'))).toEqual(['booked', 'on-time']);
    expect(modules.nameOf(await look())).toBe('booked');
    healthy.purchases++;
  });

  test.each([false, true])(
    'a refund that takes its time is no trouble, of a purchase that was cancelled: %s',
    async (isCancelled) => {
      const { purchaseId } = await modules.buyInLab(admin(), { planId: await anEasyPlan() });
      await modules.settleAtProvider(admin(), purchaseId, 'paid-refund-slow');
      await lookUntil(purchaseId, is('booked'));
      const { id: paymentId } = await world.db.payment.findFirstOrThrow({ where: { purchaseId } });
      const reason = 'The student asked.';
      if (isCancelled) await modules.cancelPurchase(admin(), { purchaseId, reason });
      else await modules.requestRefund(admin(), { paymentId, amount: 500, reason });
      expect(await world.db.refund.count({ where: { paymentId, status: 'PENDING' } })).toBe(1);
      const state = isCancelled ? 'ended' : 'booked';
      expect(await lookUntil(purchaseId, is(state))).toEqual([state]);
      await world.db.testGatewayRefund.updateMany({
        where: { checkout: { reference: purchaseId } },
        data: { settlesAt: new Date(0) },
      });
      await until(async () => {
        expect(await lookUntil(purchaseId, is(state))).toEqual([state]);
        return world.db.refund.count({ where: { paymentId, status: 'SUCCEEDED' } });
      }, is(1));
      healthy.purchases++;
    },
  );

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
      await until(async () => {
        healthy.looks++;
        const verdict = await modules.diagnosePurchase(admin(), { purchaseId });
        seen.add(`${verdict.state}${verdict.cause ? ` ${modules.nameOf(verdict)}` : ''}`);
        return verdict.state;
      }, is('booked'));
      healthy.purchases++;
      expect([...seen].filter((name) => !/^(on-time$|booked$|moving )/.test(name))).toEqual([]);
    },
  );
});
