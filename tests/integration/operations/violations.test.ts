import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PipelineWorld, startPipelineWorld } from '@/tests/support/pipeline-world';
import { allowLog } from '@/tests/support/strict-log';
import { is, until } from '@/tests/support/until';

allowLog(/invariants are violated/);

// What no code can do and SQL can: rows of a booked purchase are gone, and nothing about it was late.

let world: PipelineWorld;
let app: Awaited<ReturnType<typeof loadVerbs>>;

async function loadVerbs() {
  return {
    ...(await import('@/tests/support/school/school')),
    ...(await import('@/server/operations/incidents/compose-violation')),
    ...(await import('@/server/operations/incidents/get-incident')),
    ...(await import('@/server/operations/incidents/list-incidents')),
    ...(await import('@/server/operations/incidents/watch-purchases')),
    ...(await import('@/server/operations/integrity/check-integrity')),
    ...(await import('@/server/process/outbox/dispatch-outbox')),
    ...(await import('@/server/operations/applying/apply-remedy')),
  };
}

beforeAll(async () => {
  world = await startPipelineWorld();
  await world.startInngest();
  await world.deploy();
  app = await loadVerbs();
});
afterAll(() => world.stop());

const ctx = (now = new Date()) => ({ db: world.db, actor: { kind: 'system', job: 'sweep' } as const, now });
const asAda = () => ({
  ...ctx(),
  actor: { kind: 'staff', userId: 'admin-1', name: 'Ada', role: 'ADMIN' } as const,
});

async function tamper(...statements: string[]) {
  await world.db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
    for (const statement of statements) await tx.$executeRawUnsafe(statement);
  });
}

const told = (purchaseId: string) =>
  world.db.notification.count({
    where: { purchaseId, kind: { startsWith: 'schedule.' }, sentAt: { not: null } },
  });
const statusOf = async (id: string) => (await world.db.purchase.findUniqueOrThrow({ where: { id } })).status;

/** Until all sessions are booked and both people told; what is in the outbox goes to Inngest meanwhile. */
async function isBooked(id: string) {
  await until(
    async () => {
      await app.dispatchOutbox(ctx());
      return { status: await statusOf(id), told: await told(id) };
    },
    ({ status, told }) => status === 'SCHEDULED' && told >= 2,
  );
}

async function aBooked() {
  const course = await app.aCourse(world.db);
  await app.aTrainer(world.db, course.course.skill);
  const { id, number } = await app.aPaidPurchase(world.db, { course });
  await app.dispatchOutbox(ctx());
  await isBooked(id);
  return { id, number };
}

const open = async () =>
  (await app.listIncidents(ctx())).open.map(({ cause, stage, open: count }) => ({ cause, stage, count }));

describe('a booked purchase', () => {
  test.each([
    ['its sessions', 'DELETE FROM "TrainingSession" WHERE "purchaseId" = $id', 'schedule'],
    ['one session', 'DELETE FROM "TrainingSession" WHERE "purchaseId" = $id AND ordinal = 2', 'schedule'],
    ['its trainer', 'DELETE FROM "TrainerAllocation" WHERE "purchaseId" = $id', 'allocate'],
    ['its enrollment', 'DELETE FROM "Enrollment" WHERE "purchaseId" = $id', 'create'],
  ])(
    'whose SQL took %s is an incident of the next sweep, and its remedy books it again',
    async (_what, sql, stage) => {
      const { id } = await aBooked();
      await tamper(sql.replace('$id', `'${id}'`));
      await app.watchPurchases(ctx(new Date(Date.now() + 1)));
      expect(await open()).toEqual([{ cause: 'PROCESSED_WITHOUT_RESULT', stage, count: 1 }]);
      // The data's own check sees it too, and does not call people a second time.
      await app.checkIntegrity(ctx());
      expect(await open()).toEqual([{ cause: 'PROCESSED_WITHOUT_RESULT', stage, count: 1 }]);

      await app.applyRemedy(asAda(), { purchaseId: id, kind: 'clear-marker', reason: 'Rows were deleted.' });
      await isBooked(id);
      await app.watchPurchases(ctx(new Date(Date.now() + 1)));
      expect(await open()).toEqual([]);
      expect((await app.checkIntegrity(ctx())).violations).toBe(0);
    },
  );

  test('booked long ago is found by the next integrity check', async () => {
    const { id } = await aBooked();
    await tamper(
      `UPDATE "Purchase" SET "bookedAt" = now() - interval '30 days' WHERE id = '${id}'`,
      `DELETE FROM "TrainingSession" WHERE "purchaseId" = '${id}'`,
    );
    await app.watchPurchases(ctx());
    expect(await open()).toEqual([]);
    await app.checkIntegrity(ctx());
    await app.watchPurchases(ctx(new Date(Date.now() + 1)));
    expect(await open()).toEqual([{ cause: 'PROCESSED_WITHOUT_RESULT', stage: 'schedule', count: 1 }]);
    await app.applyRemedy(asAda(), { purchaseId: id, kind: 'clear-marker', reason: 'Rows were deleted.' });
    await until(() => statusOf(id), is('SCHEDULED'));
    await app.watchPurchases(ctx(new Date(Date.now() + 1)));
  });

  test('whose mails are gone is late within a minute', async () => {
    const { id } = await aBooked();
    await tamper(`DELETE FROM "Notification" WHERE "purchaseId" = '${id}'`);
    await app.watchPurchases(ctx(new Date(Date.now() + 70_000)));
    expect(await open()).toEqual([{ cause: 'PROCESSED_WITHOUT_RESULT', stage: 'notify', count: 1 }]);
    const later = { ...asAda(), now: new Date(Date.now() + 70_000) };
    await app.applyRemedy(later, { purchaseId: id, kind: 'replay', reason: 'Mails were deleted.' });
    await until(() => told(id), is(2));
    await app.watchPurchases(ctx(new Date(Date.now() + 70_000)));
    expect(await open()).toEqual([]);
  });
});

describe('any other broken rule', () => {
  test('is one incident however many look, with the rows, and closes when it holds again', async () => {
    const { id, number } = await aBooked();
    const payment = await world.db.payment.findFirstOrThrow({ where: { purchaseId: id } });
    await tamper(`UPDATE "Payment" SET amount = amount - 1 WHERE id = '${payment.id}'`);
    await Promise.all([app.checkIntegrity(ctx()), app.checkIntegrity(ctx())]);
    await app.checkIntegrity(ctx());
    expect(await open()).toEqual([{ cause: 'INVARIANT_BROKEN', stage: 'paid', count: 1 }]);

    const incident = await world.db.incident.findFirstOrThrow({ where: { cause: 'INVARIANT_BROKEN' } });
    const detail = await app.getIncident(ctx(), { incidentId: incident.id });
    expect(detail.violation?.examples).toEqual([
      { id: `P-${number}`, detail: 'SCHEDULED without a payment that matches its quote' },
    ]);
    expect(app.composeViolation(incident, detail.violation, 'https://c').text).toContain(`P-${number}`);
    // The sweep that closes what its purchases have left leaves it open, and goes on looking although a row is broken.
    await app.watchPurchases(ctx());
    expect(await open()).toHaveLength(1);

    await tamper(`UPDATE "Payment" SET amount = amount + 1 WHERE id = '${payment.id}'`);
    await app.checkIntegrity(ctx());
    expect(await open()).toEqual([]);
  });

  test('a switched-off trigger is one, too', async () => {
    await world.db.$executeRawUnsafe('ALTER TABLE "Trainer" DISABLE TRIGGER trainer_cap_above_load');
    await app.checkIntegrity(ctx());
    expect(await open()).toEqual([{ cause: 'INVARIANT_BROKEN', stage: 'rules-in-force', count: 1 }]);
    await world.db.$executeRawUnsafe('ALTER TABLE "Trainer" ENABLE TRIGGER trainer_cap_above_load');
    await app.checkIntegrity(ctx());
    expect(await open()).toEqual([]);
  });
});
