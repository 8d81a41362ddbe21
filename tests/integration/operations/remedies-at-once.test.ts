import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type RemedyKind, remedyKinds } from '@/server/operations/vocabulary/remedies';
import { type PipelineWorld, startPipelineWorld } from '@/tests/support/pipeline-world';
import { allowLog } from '@/tests/support/strict-log';
import { until } from '@/tests/support/until';

// A purchase may be cancelled while its emails are written.
allowLog(/NonRetriableError: purchase\.not-scheduled/);

let world: PipelineWorld;
let app: Awaited<ReturnType<typeof loadVerbs>>;

async function loadVerbs() {
  return {
    ...(await import('@/tests/support/school/school')),
    ...(await import('@/tests/support/school/test-shop')),
    ...(await import('@/server/operations/diagnosis/diagnose-purchase')),
    ...(await import('@/server/process/outbox/after-commit')),
    ...(await import('@/server/process/outbox/dispatch-outbox')),
    ...(await import('@/server/sales/disputes/record-dispute')),
    ...(await import('@/server/sales/gateway/test/dispute-test-checkout')),
    ...(await import('@/server/sales/gateway/test/settle-checkout')),
    ...(await import('@/server/operations/applying/apply-remedy')),
    ...(await import('@/server/operations/applying/fail-remedy')),
    ...(await import('@/server/sales/refunds/record-refund')),
  };
}

beforeAll(async () => {
  world = await startPipelineWorld();
  await world.startInngest();
  app = await loadVerbs();
  // Nothing is published but by `reaches` and by what is pressed: no other purchase moves the one that a test looks at.
  app.afterCommit.unplug();
});
beforeEach(() => world.deploy());
afterAll(() => world.stop());

const admin = { kind: 'staff', userId: 'admin-1', name: 'Ada', role: 'ADMIN' } as const;
const ctx = (seconds = 300) => ({ db: world.db, actor: admin, now: new Date(Date.now() + seconds * 1000) });

async function aSellableCourse() {
  const course = await app.aCourse(world.db);
  const trainer = await app.aTrainer(world.db, course.course.skill);
  return { course, trainer };
}

/** Waits until the purchase has that status, and what follows from it is with Inngest. */
async function reaches(id: string, status: string) {
  await until(
    async () => {
      await app.dispatchOutbox(ctx(0));
      const { status: now } = await world.db.purchase.findUniqueOrThrow({ where: { id } });
      const waiting = await world.db.outboxEvent.count({ where: { purchaseId: id, publishedAt: null } });
      return { now, waiting };
    },
    ({ now, waiting }) => now === status && waiting === 0,
  );
  return id;
}

/** A paid purchase that stops in `status`, because `without` is not deployed. */
async function stopsIn(status: string, ...without: string[]) {
  const { course, trainer } = await aSellableCourse();
  await world.deploy({ without });
  const { purchaseId, checkoutId } = await app.aCheckout(world.db, { course });
  await app.settleCheckout({ db: world.db, now: new Date() }, { checkoutId, outcome: 'paid-webhook-lost' });
  await app.postWebhook(world.db, app.paidBody({ purchaseId, checkoutId }));
  return { id: await reaches(purchaseId, status), trainer, course };
}

/** Does what the invariants forbid, as somebody with the database in their hands. */
async function tamper(statement: string, id: string) {
  await world.db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
    await tx.$executeRawUnsafe(statement, id);
  });
}

/** A booked purchase of which the provider did not return a part. */
async function aFailedRefund() {
  const { id } = await stopsIn('SCHEDULED');
  const payment = await world.db.payment.findFirstOrThrow({ where: { purchaseId: id } });
  const { id: paymentId, currency } = payment;
  const refund = {
    refundId: null,
    providerRef: `failed-${id}`,
    status: 'FAILED' as const,
    amount: 500,
    currency,
  };
  await app.recordRefund(ctx(0), { paymentId, refund: { ...refund, failureReason: 'Account closed.' } });
  return id;
}

/** A booked purchase whose first session is over, and nobody said what became of it. */
async function anUnconfirmedSession() {
  const { id } = await stopsIn('SCHEDULED');
  await tamper(
    `UPDATE "TrainingSession" SET "startsAt" = now() - interval '14 hours', "endsAt" = now() - interval '13 hours',
       "trainerDay" = current_date - 1, "createdAt" = now() - interval '2 days' WHERE "purchaseId" = $1::uuid AND ordinal = 1`,
    id,
  );
  await world.db.trainingSession.updateMany({ where: { purchaseId: id }, data: { resultDueAt: null } });
  return id;
}

/** For each remedy a purchase that it is for. */
const stops: Record<RemedyKind, () => Promise<string>> = {
  reconcile: async () => {
    const { purchaseId, checkoutId } = await app.aCheckout(world.db, await aSellableCourse());
    await app.settleCheckout({ db: world.db, now: new Date() }, { checkoutId, outcome: 'paid-webhook-lost' });
    return purchaseId;
  },
  publish: async () => (await app.aPaidPurchase(world.db, await aSellableCourse())).id,
  replay: async () => {
    const { id } = await stopsIn('CONFIRMED', 'create-purchase');
    await world.deploy();
    return id;
  },
  'run-now': async () => (await stopsIn('CREATED', 'allocate-trainer')).id,
  'clear-marker': async () => {
    const { id } = await stopsIn('CREATED', 'allocate-trainer');
    await tamper('DELETE FROM "Enrollment" WHERE "purchaseId" = $1', id);
    await world.deploy();
    return id;
  },
  enqueue: async () => {
    const { id } = await app.aPaidPurchase(world.db, await aSellableCourse());
    await tamper('DELETE FROM "OutboxEvent" WHERE "purchaseId" = $1', id);
    return id;
  },
  release: async () => {
    const { id, trainer } = await stopsIn('ALLOCATED', 'schedule-sessions');
    await world.db.trainer.update({ where: { id: trainer.id }, data: { leftAt: new Date() } });
    return id;
  },
  reallocate: async () => {
    const { id, trainer, course } = await stopsIn('SCHEDULED');
    await app.aTrainer(world.db, course.course.skill);
    await world.db.trainer.update({ where: { id: trainer.id }, data: { leftAt: new Date() } });
    return id;
  },
  'resend-mail': async () => {
    const { id } = await stopsIn('SCHEDULED');
    const schedule = { purchaseId: id, kind: 'schedule.student' };
    await until(
      () => world.db.notification.count({ where: { ...schedule, sentAt: { not: null } } }),
      (count) => count === 1,
    );
    await world.db.notification.updateMany({
      where: schedule,
      data: { sentAt: null, refusedAt: new Date(), lastError: '550 No such mailbox' },
    });
    return id;
  },
  refund: async () => {
    const { purchaseId, checkoutId } = await app.aCheckout(world.db, await aSellableCourse());
    await app.settleCheckout({ db: world.db, now: new Date() }, { checkoutId, outcome: 'paid-webhook-lost' });
    await app.postWebhook(world.db, app.paidBody({ purchaseId, checkoutId }, { amount: 17_999 }));
    return purchaseId;
  },
  'retry-refund': aFailedRefund,
  'record-refund': aFailedRefund,
  'check-dispute': async () => {
    const { id } = await stopsIn('SCHEDULED');
    const told = { purchaseId: id, kind: { startsWith: 'schedule.' }, sentAt: { not: null } };
    await until(
      () => world.db.notification.count({ where: told }),
      (count) => count === 2,
    );
    const payment = await world.db.payment.findFirstOrThrow({ where: { purchaseId: id } });
    const { id: paymentId, providerRef: checkoutId, amount, currency } = payment;
    const now = new Date();
    const dispute = (status: 'OPEN' | 'WON') =>
      world.db.$transaction((tx) => app.disputeTestCheckout(tx, { checkoutId, status, now }));
    const providerRef = await dispute('OPEN');
    const open = { providerRef, status: 'OPEN', amount, currency, reason: 'fraudulent' } as const;
    await app.recordDispute(ctx(0), { paymentId, dispute: { ...open, openedAt: now, evidenceDueAt: null } });
    await dispute('WON');
    return id;
  },
  'ask-trainer': anUnconfirmedSession,
  'make-up': anUnconfirmedSession,
  'accept-session': anUnconfirmedSession,
  'refund-session': anUnconfirmedSession,
  cancel: async () => {
    const { id, trainer } = await stopsIn('SCHEDULED');
    await world.db.trainer.update({ where: { id: trainer.id }, data: { leftAt: new Date() } });
    return id;
  },
};

test.each(remedyKinds)(
  '%s, pressed thirty times at once, is applied once, and everybody reads that it is done',
  async (kind) => {
    const id = await stops[kind]();
    const { stopId, remedies } = await app.diagnosePurchase(ctx(), { purchaseId: id });
    expect(remedies.map((remedy) => remedy.kind)).toContain(kind);

    // All in one millisecond, and more of them than the pool has connections. Half of them from a page that shows the stop, half by a command that names only the remedy.
    const now = ctx();
    const presses = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        app.applyRemedy(now, {
          purchaseId: id,
          kind,
          reason: 'The student asked.',
          stopId: index % 2 ? (stopId ?? undefined) : undefined,
        }),
      ),
    );

    const refusals = presses.flatMap((press) => (press.status === 'rejected' ? [String(press.reason)] : []));
    expect(refusals).toEqual([]);
    const done = presses.flatMap((press) => (press.status === 'fulfilled' ? [press.value] : []));
    expect(done.filter(({ outcome }) => outcome === 'applied')).toHaveLength(1);
    expect(new Set(done.map(({ remedyId }) => remedyId)).size).toBe(1);
    expect(await world.db.remedy.count({ where: { purchaseId: id } })).toBe(1);
    const told = { purchaseId: id, kind: 'remedy.applied' };
    expect(await world.db.timelineEntry.count({ where: told })).toBe(1);
    expect(await world.db.payment.count({ where: { purchaseId: id, status: 'SUCCEEDED' } })).toBe(
      kind === 'cancel' || kind === 'refund' ? 0 : 1,
    );
  },
);

test('a press that fails in the same millisecond ends its own remedy, and not the one that was applied', async () => {
  const id = await stops.publish();
  const now = ctx();
  const { stopId } = await app.diagnosePurchase(now, { purchaseId: id });
  const reason = 'The student asked.';
  const { remedyId } = await app.applyRemedy(now, { purchaseId: id, kind: 'publish', reason });
  const stopped = { cause: 'EVENT_NOT_PUBLISHED', stage: 'create', stopId: stopId ?? '' } as const;
  const other = { remedyId: randomUUID(), purchaseId: id, kind: 'publish', seenStatus: 'CONFIRMED' } as const;
  await app.failRemedy(now, { ...other, ...stopped, reason }, new Error('no connection was free'));
  const { outcome } = await world.db.remedy.findUniqueOrThrow({ where: { id: remedyId } });
  expect(outcome).not.toBe('DID_NOT_WORK');
});
