import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { publishedEarlier } from '@/tests/support/database/published-earlier';
import { type PipelineWorld, startPipelineWorld } from '@/tests/support/pipeline-world';
import { is, until } from '@/tests/support/until';

let world: PipelineWorld;
let app: Awaited<ReturnType<typeof loadVerbs>>;

async function loadVerbs() {
  const modules = await Promise.all([
    import('@/tests/support/school/school'),
    import('@/tests/support/school/test-shop'),
    import('@/server/operations/incidents/watch-purchases'),
    import('@/server/operations/incidents/treat-incident'),
    import('@/server/operations/incidents/carry-treatments'),
    import('@/server/operations/healing/heal-purchases'),
    import('@/server/operations/incidents/list-incidents'),
    import('@/server/operations/incidents/get-incident'),
    import('@/server/process/outbox/dispatch-outbox'),
    import('@/server/sales/refunds/record-refund'),
    import('@/server/sales/cancellation/cancel-purchase'),
    import('@/server/process/transition/is-late'),
    import('@/server/operations/applying/apply-remedy'),
    import('@/server/operations/remedies/remedy-claim'),
  ]);
  const [school, shop, watch, treat, carry, heal, list, get, outbox, reverse, cancel, late, apply, claim] =
    modules;
  return {
    ...{ ...school, ...shop, ...watch, ...treat, ...carry, ...heal },
    ...{ ...list, ...get, ...outbox, ...reverse, ...cancel, ...late, ...apply, ...claim },
  };
}

beforeAll(async () => {
  world = await startPipelineWorld();
  await world.startInngest();
  app = await loadVerbs();
});
beforeEach(() => world.deploy());
afterAll(() => world.stop());

const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
const sweep = (now = later(300)) => ({ db: world.db, actor: { kind: 'system', job: 'sweep' } as const, now });
const ada = { kind: 'staff', userId: 'admin-1', name: 'Ada', role: 'ADMIN' } as const;
const byAda = () => ({ db: world.db, actor: ada, now: new Date() });
const purchaseOf = (id: string) => world.db.purchase.findUniqueOrThrow({ where: { id } });
/** Waits until all are recorded and every alert is sent. */
async function reach(ids: string[], status: string) {
  for (const id of ids)
    await until(
      () => purchaseOf(id),
      (purchase) => purchase.status === status,
    );
  await publishAll();
}

/** Until all are booked, and each student and trainer knows. */
async function reachTold(ids: string[]) {
  await reach(ids, 'SCHEDULED');
  for (const id of ids) await told(id);
}

async function told(purchaseId: string) {
  const where = { purchaseId, kind: { startsWith: 'schedule.' }, sentAt: { not: null } };
  await until(() => world.db.notification.count({ where }), is(2));
}

async function publishAll() {
  await until(async () => {
    await app.dispatchOutbox(sweep(new Date()));
    return world.db.outboxEvent.count({ where: { publishedAt: null } });
  }, is(0));
}
const openIncidents = async () => (await app.listIncidents(sweep())).open;

/** Twice a week at this minute of the day. */
const timesAt = (minute: number) => ({
  ...app.preferredTimes(),
  preferredTimes: [1, 3].map((weekday) => ({ weekday, minute })),
});

/** A booked purchase with its trainer; untold, its mail is not deployed until it is booked. */
async function aBooked({ isTold = true } = {}) {
  if (!isTold) await world.deploy({ without: ['notify-participants'] });
  const course = await app.aCourse(world.db);
  const trainer = await app.aTrainer(world.db, course.course.skill);
  const { id } = await app.aPaidPurchase(world.db, { course });
  await app.dispatchOutbox(sweep(new Date()));
  await reach([id], 'SCHEDULED');
  if (isTold) await told(id);
  else await world.deploy();
  return { id, trainer, course };
}

test('a trainer left: their booked series are one incident, and one remedy gives each to another', async () => {
  const course = await app.aCourse(world.db);
  const gone = await app.aTrainer(world.db, course.course.skill);
  const ids: string[] = [];
  for (let made = 0; made < 3; made++) {
    ids.push((await app.aPaidPurchase(world.db, { course, preferences: timesAt(600 + 120 * made) })).id);
  }
  await app.dispatchOutbox(sweep(new Date()));
  await reachTold(ids);
  await world.db.trainer.update({ where: { id: gone.id }, data: { leftAt: new Date() } });
  await app.watchPurchases(sweep(new Date()));
  expect(await openIncidents()).toEqual([]); // an absence is given a minute to be covered
  await app.watchPurchases(sweep(later(70)));
  const [incident] = await openIncidents();
  expect(incident).toMatchObject({ cause: 'TRAINER_UNAVAILABLE', open: 3 });

  await app.aTrainer(world.db, course.course.skill);
  await app.treatIncident(byAda(), {
    incidentId: incident?.id ?? '',
    kind: 'reallocate',
    reason: 'She left the school.',
  });
  await Promise.all([app.carryTreatments(sweep()), app.carryTreatments(sweep())]);
  const { treatments } = await app.getIncident(sweep(), { incidentId: incident?.id ?? '' });
  expect(treatments).toMatchObject([{ counts: { pending: 0, applied: 3, failed: 0 } }]);
  const held = { purchaseId: { in: ids }, trainerId: gone.id, status: 'SCHEDULED' as const };
  expect(await world.db.trainingSession.count({ where: held })).toBe(0);
  expect(await world.db.reallocation.count({ where: { purchaseId: { in: ids } } })).toBe(3);
  expect(await app.watchPurchases(sweep())).toMatchObject({ closed: 1 });
});

test('a booked series is due while its trainer is on leave, and no longer when they are back or staff wants it so', async () => {
  const { id, trainer } = await aBooked();
  const dueAt = async () => {
    await app.watchPurchases(sweep(new Date()));
    return (await purchaseOf(id)).stageDueAt;
  };
  const leave = { trainerId: trainer.id, startsAt: new Date(), endsAt: later(60 * 86_400), reason: 'Leave' };
  await world.db.trainerTimeOff.create({ data: leave });
  const due = await dueAt();
  expect(due?.getTime()).toBeGreaterThan(Date.now());
  expect(await dueAt()).toEqual(due);

  const overrides = (names: string[]) =>
    world.db.trainingSession.updateMany({ where: { purchaseId: id }, data: { overrides: names } });
  await overrides(['leave']);
  expect(await dueAt()).toBeNull();
  await overrides([]);
  expect(await dueAt()).not.toBeNull();
  await world.db.trainerTimeOff.deleteMany({ where: { trainerId: trainer.id } });
  expect(await dueAt()).toBeNull();
});

test('booked and allocated series of a trainer who left are one incident, and one remedy fixes both', async () => {
  const { id: booked, trainer, course } = await aBooked();
  await world.deploy({ without: ['schedule-sessions'] });
  const { id: allocated } = await app.aPaidPurchase(world.db, { course, preferences: timesAt(900) });
  await app.dispatchOutbox(sweep(new Date()));
  await reach([allocated], 'ALLOCATED');
  await world.deploy();
  await world.db.trainer.update({ where: { id: trainer.id }, data: { leftAt: new Date() } });
  await app.watchPurchases(sweep(new Date()));
  await app.watchPurchases(sweep());
  const incidents = await openIncidents();
  expect(incidents.map(({ cause, open }) => [cause, open])).toEqual([['TRAINER_UNAVAILABLE', 2]]);

  const heir = await app.aTrainer(world.db, course.course.skill);
  const incidentId = incidents[0]?.id ?? '';
  // Late as it will be: what is on time needs no remedy.
  await world.db.purchase.update({ where: { id: allocated }, data: { stageDueAt: new Date() } });
  await app.treatIncident(byAda(), { incidentId, kind: 'reallocate', reason: 'He left the school.' });
  await app.carryTreatments(sweep());
  const { treatments } = await app.getIncident(sweep(), { incidentId });
  expect(treatments).toMatchObject([{ counts: { pending: 0, applied: 2, failed: 0 } }]);
  await app.dispatchOutbox(sweep(new Date()));
  await reachTold([booked, allocated]);
  const held = { purchaseId: { in: [booked, allocated] }, status: 'SCHEDULED' as const };
  const sessions = await world.db.trainingSession.findMany({ where: held });
  expect(new Set(sessions.map(({ trainerId }) => trainerId))).toEqual(new Set([heir.id]));
  expect(await app.watchPurchases(sweep())).toMatchObject({ closed: 1 });
});

test('money that goes back after the booking makes the purchase late at once, until somebody ends it', async () => {
  const { id } = await aBooked();
  await app.watchPurchases(sweep());
  expect(await openIncidents()).toEqual([]);
  const payment = await world.db.payment.findFirstOrThrow({ where: { purchaseId: id } });
  const { amount, currency } = payment;
  const made = {
    providerRef: randomUUID(),
    refundId: null,
    status: 'SUCCEEDED',
    failureReason: null,
  } as const;
  await app.recordRefund(sweep(new Date()), {
    paymentId: payment.id,
    refund: { ...made, amount, currency },
  });
  expect(app.isLate(await purchaseOf(id), later(1))).toBe(true);
  await app.watchPurchases(sweep(later(1)));
  expect(await openIncidents()).toMatchObject([{ cause: 'PAYMENT_REVERSED', stage: 'schedule', open: 1 }]);

  await app.cancelPurchase(byAda(), { purchaseId: id, reason: 'Charged back.' });
  expect(await purchaseOf(id)).toMatchObject({ status: 'REFUNDED', stageDueAt: null });
  expect(await app.watchPurchases(sweep())).toMatchObject({ closed: 1 });
});

test('a booking whose mail was not deployed is late and named, and replaying tells everybody', async () => {
  const { id } = await aBooked({ isTold: false });
  await app.watchPurchases(sweep(later(10)));
  expect(await openIncidents()).toEqual([]); // it may be on its way
  await publishedEarlier(world.db);
  await app.watchPurchases(sweep());
  expect(await openIncidents()).toMatchObject([{ cause: 'EVENT_UNCONSUMED', stage: 'notify', open: 1 }]);
  await app.applyRemedy(
    { ...byAda(), now: later(300) },
    { purchaseId: id, kind: 'replay', reason: 'Deployed.' },
  );
  await publishAll();
  await told(id);
  expect(await app.watchPurchases(sweep(later(400)))).toMatchObject({ closed: 1 });
  expect((await purchaseOf(id)).stageDueAt).toBeNull();
});

test('a booking whose event is gone is found, and both people are notified automatically', async () => {
  const { id } = await aBooked({ isTold: false });
  await world.db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
    await tx.$executeRaw`DELETE FROM "OutboxEvent" WHERE "purchaseId" = ${id} AND name = 'sessions/scheduled'`;
  });
  await app.watchPurchases(sweep());
  expect(await openIncidents()).toMatchObject([{ cause: 'RESULT_WITHOUT_EVENT', stage: 'notify', open: 1 }]);
  await app.healPurchases(sweep());
  await publishAll();
  await told(id);
  expect(await app.watchPurchases(sweep(later(400)))).toMatchObject({ closed: 1 });
});

test('people who were not notified can be notified here and now, without Inngest, and once', async () => {
  const { id } = await aBooked({ isTold: false });
  await publishedEarlier(world.db);
  await app.watchPurchases(sweep());
  const now = () => ({ ...byAda(), now: later(300) });
  const order = () =>
    app.applyRemedy(now(), { purchaseId: id, kind: 'run-now', reason: 'They wait for it.' });
  await Promise.allSettled([order(), order()]);
  await told(id);
  expect(await world.db.timelineEntry.count({ where: { purchaseId: id, kind: 'notification.sent' } })).toBe(
    2,
  );
  expect(await app.watchPurchases(sweep(later(400)))).toMatchObject({ closed: 1 });
});

test('a remedy ordered for another cause, or for a status that has passed, is refused and does nothing', async () => {
  const { id, trainer } = await aBooked();
  await world.db.trainer.update({ where: { id: trainer.id }, data: { leftAt: new Date() } });
  const cancel = { purchaseId: id, kind: 'cancel', reason: 'Nobody can take it.' } as const;
  await expect(app.applyRemedy(byAda(), { ...cancel, cause: 'NO_ELIGIBLE_TRAINER' })).rejects.toMatchObject({
    code: 'remedy.stale',
  });
  const intent = {
    ...cancel,
    cause: 'TRAINER_UNAVAILABLE',
    stage: 'schedule',
    stopId: 'seen before',
    remedyId: randomUUID(),
  } as const;
  const claim = world.db.$transaction((tx) =>
    app.claimRemedy(tx, byAda(), { ...intent, seenStatus: 'ALLOCATED' }, { summary: 'cancelled' }),
  );
  await expect(claim).rejects.toMatchObject({ code: 'remedy.stale' });
  expect((await purchaseOf(id)).status).toBe('SCHEDULED');
  expect(await world.db.remedy.count({ where: { purchaseId: id } })).toBe(0);
});
