import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '@/server/core/context';
import type { RemedyKind } from '@/server/operations/vocabulary/remedies';
import { type PipelineWorld, startPipelineWorld } from '@/tests/support/pipeline-world';
import { allowLog } from '@/tests/support/strict-log';
import { is, until } from '@/tests/support/until';

allowLog(/Inngest (step|function) error/);
allowLog(/payment\.reversed/);
// A purchase may be cancelled while its emails are written.
allowLog(/NonRetriableError: purchase\.not-scheduled/);
allowLog(/the disk is full/);

let world: PipelineWorld;
let app: Awaited<ReturnType<typeof loadVerbs>>;

async function loadVerbs() {
  const [school, shop, diagnosis, remedies, preview, outbox, settle, cancel, claim] = await Promise.all([
    import('@/tests/support/school/school'),
    import('@/tests/support/school/test-shop'),
    import('@/server/operations/diagnosis/diagnose-purchase'),
    import('@/server/operations/applying/apply-remedy'),
    import('@/server/operations/applying/preview-remedy'),
    import('@/server/process/outbox/dispatch-outbox'),
    import('@/server/operations/applying/settle-remedies'),
    import('@/server/sales/cancellation/cancel-purchase'),
    import('@/server/operations/remedies/remedy-claim'),
  ]);
  const verbs = { ...diagnosis, ...remedies, ...preview, ...outbox, ...settle, ...cancel, ...claim };
  return { ...school, ...shop, ...verbs };
}

beforeAll(async () => {
  world = await startPipelineWorld();
  await world.startInngest();
  app = await loadVerbs();
});
beforeEach(async () => {
  await world.deploy();
});
afterAll(() => world.stop());

const admin = { kind: 'staff', userId: 'admin-1', name: 'Ada', role: 'ADMIN' } as const;
const support = { ...admin, userId: 'support-1', name: 'Sam', role: 'SUPPORT' } as const;
const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
const contextOf = (actor: typeof admin | typeof support = admin, now = new Date()) => ({
  db: world.db,
  actor,
  now,
});

/** The verdict as it will be when every stage is overdue. */
const verdictOf = (purchaseId: string) =>
  app.diagnosePurchase({ db: world.db, now: later(300) }, { purchaseId });
const apply = (
  purchaseId: string,
  kind: RemedyKind,
  more: { stopId?: string; actor?: typeof support } = {},
) =>
  app.applyRemedy(contextOf(more.actor, later(300)), {
    purchaseId,
    kind,
    reason: 'The student asked.',
    stopId: more.stopId,
  });
const statusOf = async (id: string) => (await world.db.purchase.findUniqueOrThrow({ where: { id } })).status;
/** Waits until the purchase has that status, and what follows from it is with Inngest. */
async function reaches(id: string, status: string) {
  await until(() => statusOf(id), is(status));
  const unpublished = { purchaseId: id, publishedAt: null };
  await until(() => world.db.outboxEvent.count({ where: unpublished }), is(0));
}

async function aSellableCourse() {
  const course = await app.aCourse(world.db);
  await app.aTrainer(world.db, course.course.skill);
  return course;
}
const sweep = (): Context => ({ ...contextOf(), actor: { kind: 'system', job: 'test' } });
const publish = () => app.dispatchOutbox(sweep());

/** Does what the invariants forbid, as somebody with the database in their hands. */
async function tamper(statement: string, ...values: unknown[]) {
  await world.db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
    await tx.$executeRawUnsafe(statement, ...values);
  });
}

describe('a consumer that is not deployed', () => {
  // That it is named and fixed at every stage is in the grid of the lab: tests/integration/lab/matrix.test.ts.
  test('is named for certain, refused a replay until it is there, and replayed without a second charge', async () => {
    const course = await aSellableCourse();
    await world.deploy({ without: ['create-purchase'] });
    const { id } = await app.aPaidPurchase(world.db, { course });
    await publish();
    await reaches(id, 'CONFIRMED');
    const verdict = await verdictOf(id);
    expect(verdict).toMatchObject({
      cause: 'EVENT_UNCONSUMED',
      state: 'stopped',
      stop: { stage: 'create', functionId: 'create-purchase' },
      confidence: { level: 'certain' },
    });

    await expect(apply(id, 'replay')).rejects.toMatchObject({ code: 'remedy.not-registered' });
    await world.deploy();
    const preview = await app.previewRemedy(
      { db: world.db, now: later(300) },
      { purchaseId: id, kind: 'replay' },
    );
    expect(preview.willDo.join(' ')).toContain('as a repeat');
    expect(preview.alreadyDone.map(({ what }) => what)).toContain(
      'The payment. The student won’t be charged again',
    );
    expect(await apply(id, 'replay')).toMatchObject({ outcome: 'applied' });
    await reaches(id, 'SCHEDULED');
    expect(await verdictOf(id)).toMatchObject({ cause: null, state: 'booked' });
  });

  test('replaying registers the functions itself when the app has them and Inngest forgot', async () => {
    const course = await aSellableCourse();
    await world.deploy({ without: ['create-purchase'] });
    const { id } = await app.aPaidPurchase(world.db, { course });
    await publish();
    await world.deploy();
    await apply(id, 'replay');
    await reaches(id, 'SCHEDULED');
    expect((await verdictOf(id)).cause).toBeNull();
  });
});

test('two admins at once: it is done once, and the second one reads so', async () => {
  const course = await aSellableCourse();
  await world.deploy({ without: ['create-purchase'] });
  const { id } = await app.aPaidPurchase(world.db, { course });
  await publish();
  await world.deploy();
  const { stopId } = await verdictOf(id);

  const results = await Promise.all(
    Array.from({ length: 5 }, () => apply(id, 'replay', { stopId: stopId ?? undefined })),
  );
  expect(results.map(({ outcome }) => outcome).sort()).toEqual([
    ...Array.from({ length: 4 }, () => 'already-applied'),
    'applied',
  ]);
  expect(new Set(results.map(({ remedyId }) => remedyId)).size).toBe(1);
  expect(await world.db.outboxEvent.count({ where: { purchaseId: id, repeatsId: { not: null } } })).toBe(1);
  await reaches(id, 'SCHEDULED');
  expect(await apply(id, 'replay', { stopId: stopId ?? undefined })).toMatchObject({
    outcome: 'already-applied',
  });
});

test('a remedy is on the timeline and in the audit log with its reason, and followed until it worked', async () => {
  const course = await aSellableCourse();
  await world.deploy({ without: ['create-purchase'] });
  const { id } = await app.aPaidPurchase(world.db, { course });
  await publish();
  await world.deploy();
  const { remedyId } = await apply(id, 'replay', { actor: support });
  await reaches(id, 'SCHEDULED');
  await app.settleRemedies(sweep());
  await app.settleRemedies(sweep());

  expect(await world.db.remedy.findUnique({ where: { id: remedyId } })).toMatchObject({
    outcome: 'WORKED',
    reason: 'The student asked.',
    actorName: 'Sam',
  });
  expect(
    await world.db.auditEntry.findMany({ where: { subjectId: id, action: 'remedy.applied' } }),
  ).toMatchObject([{ reason: 'The student asked.', actorName: 'Sam' }]);
  const kinds = await world.db.timelineEntry.findMany({
    where: { purchaseId: id, kind: { startsWith: 'remedy.' } },
    orderBy: { seq: 'asc' },
  });
  expect(kinds.map(({ kind }) => kind)).toEqual(['remedy.applied', 'remedy.worked']);
});

describe('Inngest away', () => {
  test('during the purchase: not published; published when it is back', async () => {
    const course = await aSellableCourse();
    await world.stopInngest();
    const { id } = await app.aPaidPurchase(world.db, { course });
    await publish();
    expect(await verdictOf(id)).toMatchObject({ cause: 'EVENT_NOT_PUBLISHED', state: 'stopped' });
    await expect(apply(id, 'publish')).rejects.toMatchObject({ code: 'remedy.not-accepted' });
    await world.startInngest();
    expect(await apply(id, 'publish')).toMatchObject({ outcome: 'applied' });
    await reaches(id, 'SCHEDULED');
  });

  test('after it took the event: nothing can run, and the stage is done without it', async () => {
    const course = await aSellableCourse();
    await world.deploy({ without: ['create-purchase'] });
    const { id } = await app.aPaidPurchase(world.db, { course });
    await publish();
    await world.stopInngest();
    expect(await verdictOf(id)).toMatchObject({ cause: 'RUN_QUEUED', confidence: { level: 'likely' } });
    await apply(id, 'run-now');
    expect(await statusOf(id)).toBe('CREATED');
    await world.startInngest();
    await world.deploy();
  });
});

describe('a run that fails', () => {
  test('retrying is told apart from having given up, with the error; the retry fulfills it once the error is fixed', async () => {
    const course = await aSellableCourse();
    const { id } = await app.aPaidPurchase(world.db, { course });
    await world.db.$executeRawUnsafe(
      `CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$`,
    );
    await world.db.$executeRawUnsafe(
      'CREATE TRIGGER fault BEFORE INSERT ON "Enrollment" FOR EACH ROW EXECUTE FUNCTION fault()',
    );
    await publish();
    const gaveUp = { purchaseId: id, kind: 'function.failed' };
    await until(
      () => world.db.timelineEntry.count({ where: gaveUp }),
      (count) => count > 0,
    );
    const verdict = await verdictOf(id);
    expect(verdict).toMatchObject({ cause: 'RUN_FAILED', stop: { functionId: 'create-purchase' } });
    expect(verdict.headline).toContain('failed');
    expect(verdict.evidence.map(({ finding }) => finding).join()).toContain('the disk is full');
    const attempts = { purchaseId: id, kind: 'function.attempt-failed' };
    expect(await world.db.timelineEntry.count({ where: attempts })).toBe(4);

    await world.db.$executeRawUnsafe('DROP TRIGGER fault ON "Enrollment"');
    await apply(id, 'replay');
    await reaches(id, 'SCHEDULED');
  });
});

// What a booked purchase lost is in violations.test.ts.
test.each([
  ['CREATED', 'create', 'Enrollment', 'allocate-trainer'],
  ['ALLOCATED', 'allocate', 'TrainerAllocation', 'schedule-sessions'],
] as const)(
  '%s without its result, deleted with the triggers off, goes back to its stage and is fulfilled',
  async (status, stage, result, next) => {
    const course = await aSellableCourse();
    await world.deploy({ without: [next] });
    const { id } = await app.aPaidPurchase(world.db, { course });
    await publish();
    await reaches(id, status);
    await tamper(`DELETE FROM "${result}" WHERE "purchaseId" = $1`, id);
    expect(await verdictOf(id)).toMatchObject({ cause: 'PROCESSED_WITHOUT_RESULT', stop: { stage } });
    await world.deploy();
    await apply(id, 'clear-marker');
    await reaches(id, 'SCHEDULED');
    expect(await verdictOf(id)).toMatchObject({ cause: null });
  },
);

test('an enrollment made by another path is adopted', async () => {
  const course = await aSellableCourse();
  const purchase = await app.aPaidPurchase(world.db, { course });
  await world.db.enrollment.create({
    data: { purchaseId: purchase.id, studentId: purchase.studentId, courseId: purchase.courseId },
  });
  expect(await verdictOf(purchase.id)).toMatchObject({ cause: 'RESULT_WITHOUT_EVENT' });
  await apply(purchase.id, 'enqueue');
  await reaches(purchase.id, 'SCHEDULED');
});

test('a purchase without an eligible trainer waits', async () => {
  const course = await app.aCourse(world.db);
  const { id } = await app.aPaidPurchase(world.db, { course });
  await publish();
  const refused = { purchaseId: id, kind: 'trainer.none-eligible' };
  await until(
    () => world.db.timelineEntry.count({ where: refused }),
    (count) => count > 0,
  );
  expect(await verdictOf(id)).toMatchObject({ cause: 'NO_ELIGIBLE_TRAINER', state: 'waiting' });
});

test('money that went back: no stage goes on, the verdict says why, and cancelling releases everything', async () => {
  const course = await aSellableCourse();
  const { purchaseId, checkoutId } = await app.aCheckout(world.db, { course });
  await app.postWebhook(world.db, app.paidBody({ purchaseId, checkoutId }));
  const reversal = app.refundedBody({ purchaseId, checkoutId });
  expect((await app.postWebhook(world.db, reversal)).status).toBe(200);
  await publish();
  const failed = { purchaseId, kind: 'function.failed' };
  await until(
    () => world.db.timelineEntry.count({ where: failed }),
    (count) => count > 0,
  );
  expect(await verdictOf(purchaseId)).toMatchObject({
    cause: 'PAYMENT_REVERSED',
    state: 'stopped',
    isLate: true,
  });

  await expect(apply(purchaseId, 'cancel', { actor: support })).rejects.toMatchObject({
    code: 'remedy.not-yours',
  });
  await apply(purchaseId, 'cancel');
  expect(await statusOf(purchaseId)).toBe('REFUNDED');
});

test('cancelling a fulfilled purchase returns the money once, cancels what is to come and frees the trainer', async () => {
  const course = await aSellableCourse();
  const { purchaseId, checkoutId } = await app.aCheckout(world.db, { course });
  const { settleCheckout } = await import('@/server/sales/gateway/test/settle-checkout');
  await settleCheckout({ db: world.db, now: new Date() }, { checkoutId, outcome: 'paid-webhook-lost' });
  await app.postWebhook(world.db, app.paidBody({ purchaseId, checkoutId }));
  await publish();
  await reaches(purchaseId, 'SCHEDULED');
  const cancel = () => app.cancelPurchase(contextOf(), { purchaseId, reason: 'The student moved away.' });
  const results = await Promise.all([cancel(), cancel()]);
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(['already-ended', 'cancelled']);
  expect(await world.db.testGatewayRefund.findMany({ where: { checkoutId } })).toMatchObject([
    { status: 'SUCCEEDED', amount: 18_000 },
  ]);
  const booked = { purchaseId, status: 'SCHEDULED' as const };
  expect(await world.db.trainingSession.count({ where: booked })).toBe(0);
  expect(await world.db.trainerAllocation.count({ where: { purchaseId, endedAt: null } })).toBe(0);
});

test('a trainer who left with a booked series: it is given to the best other one, once, and nobody else is asked', async () => {
  const course = await app.aCourse(world.db);
  const gone = await app.aTrainer(world.db, course.course.skill);
  const { id } = await app.aPaidPurchase(world.db, { course });
  await publish();
  await reaches(id, 'SCHEDULED');
  await world.db.trainer.update({ where: { id: gone.id }, data: { leftAt: new Date() } });
  expect(await verdictOf(id)).toMatchObject({ cause: 'TRAINER_UNAVAILABLE', state: 'stopped' });

  await expect(apply(id, 'reallocate', { actor: support })).rejects.toMatchObject({
    code: 'remedy.not-yours',
  });
  await expect(apply(id, 'reallocate')).rejects.toMatchObject({ code: 'reallocation.nobody' });
  expect(await verdictOf(id)).toMatchObject({ cause: 'TRAINER_UNAVAILABLE' });

  const next = await app.aTrainer(world.db, course.course.skill);
  const results = await Promise.all([apply(id, 'reallocate'), apply(id, 'reallocate')]);
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(['already-applied', 'applied']);
  expect(await verdictOf(id)).toMatchObject({ cause: null, state: 'booked' });
  const sessions = await world.db.trainingSession.findMany({ where: { purchaseId: id } });
  expect(new Set(sessions.map(({ trainerId }) => trainerId))).toEqual(new Set([next.id]));
  expect(await world.db.reallocation.count({ where: { purchaseId: id } })).toBe(1);
});

test('twenty people cancel at once: one remedy, one refund, and everybody reads that it is done', async () => {
  const course = await app.aCourse(world.db);
  const trainer = await app.aTrainer(world.db, course.course.skill);
  const { purchaseId, checkoutId } = await app.aCheckout(world.db, { course });
  const { settleCheckout } = await import('@/server/sales/gateway/test/settle-checkout');
  await settleCheckout({ db: world.db, now: new Date() }, { checkoutId, outcome: 'paid-webhook-lost' });
  await app.postWebhook(world.db, app.paidBody({ purchaseId, checkoutId }));
  await publish();
  await reaches(purchaseId, 'SCHEDULED');
  // What is still at work changes what stops the purchase, and so what a press is about.
  await until(
    () =>
      world.db.notification.count({
        where: { purchaseId, kind: { startsWith: 'schedule.' }, sentAt: { not: null } },
      }),
    (count) => count === 2,
  );
  await world.db.trainer.update({ where: { id: trainer.id }, data: { leftAt: new Date() } });

  const presses = await Promise.all(Array.from({ length: 20 }, () => apply(purchaseId, 'cancel')));

  expect(presses.filter(({ outcome }) => outcome === 'applied')).toHaveLength(1);
  expect(new Set(presses.map(({ remedyId }) => remedyId)).size).toBe(1);
  expect(await world.db.remedy.count({ where: { purchaseId } })).toBe(1);
  expect(await statusOf(purchaseId)).toBe('REFUNDED');
});

test('a remedy under way is the same decision, also when the stop has another cause by now', async () => {
  const course = await aSellableCourse();
  const { id } = await app.aPaidPurchase(world.db, { course });
  await publish();
  await reaches(id, 'SCHEDULED');
  const intent = { purchaseId: id, kind: 'cancel', stage: 'schedule', seenStatus: 'SCHEDULED' } as const;
  const claim = (cause: 'TRAINER_UNAVAILABLE' | 'PAYMENT_REVERSED') =>
    world.db.$transaction((tx) =>
      app.claimRemedy(
        tx,
        contextOf(),
        { ...intent, remedyId: randomUUID(), cause, stopId: `schedule:${cause}`, reason: 'They ask for it.' },
        { summary: 'cancelled' },
      ),
    );
  const { remedyId } = await claim('TRAINER_UNAVAILABLE');
  await expect(claim('PAYMENT_REVERSED')).rejects.toMatchObject({ remedyId });
});

test('what the verdict does not offer is refused, as is a stop that is gone', async () => {
  const course = await aSellableCourse();
  const { id } = await app.aPaidPurchase(world.db, { course });
  await publish();
  await reaches(id, 'SCHEDULED');
  await expect(apply(id, 'replay')).rejects.toMatchObject({ code: 'remedy.not-offered' });
  await expect(apply(id, 'replay', { stopId: 'create:EVENT_UNCONSUMED:gone' })).rejects.toMatchObject({
    code: 'remedy.stale',
  });
});
