import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LabWorld, startLabWorld } from './support/lab-world';

let world: LabWorld;
beforeAll(async () => {
  world = await startLabWorld();
});
afterAll(() => world.stop());

test('with Inngest stopped, what is late is found, listed and diagnosed; its remedies fulfill it without Inngest', async () => {
  const { buyInLab } = await import('@/server/lab/buy-in-lab');
  const { settleAtProvider } = await import('@/server/lab/settle-at-provider');
  const { makeLate } = await import('@/server/lab/make-late');
  const { diagnosePurchase } = await import('@/server/diagnosis/diagnose-purchase');
  const { countLate } = await import('@/server/purchases/count-late');
  const { listPurchases } = await import('@/server/purchases/list-purchases');
  const { applyRemedy } = await import('@/server/remedies/apply-remedy');
  const { school, db } = world;
  const admin = () => ({
    db,
    actor: { kind: 'staff' as const, userId: 'admin', name: 'Meera', role: 'ADMIN' as const },
    now: new Date(),
  });
  const course = await school.aCourse(db);
  await school.aTrainer(db, course.course.skill);

  await world.stopInngest();
  const { purchaseId } = await buyInLab(admin(), { planId: course.plan.id });
  await settleAtProvider(admin(), purchaseId, 'paid');
  const lastError = async () => (await db.outboxEvent.findFirst({ where: { purchaseId } }))?.lastError;
  while (!(await lastError())) await delay(20);
  await makeLate(admin(), { purchaseId });

  expect(await countLate(admin())).toBe(1);
  const list = await listPurchases(admin(), { late: true });
  expect(list.rows.map(({ id }) => id)).toEqual([purchaseId]);

  // Each stage stands still for the same reason, and each can be done here and now.
  for (const stage of ['create', 'allocate', 'schedule']) {
    await makeLate(admin(), { purchaseId });
    const verdict = await diagnosePurchase(admin(), { purchaseId });
    expect([verdict.cause, verdict.stop?.stage]).toEqual(['EVENT_NOT_PUBLISHED', stage]);
    await applyRemedy(admin(), { purchaseId, kind: 'run-now', reason: 'Inngest is away' });
  }
  expect((await diagnosePurchase(admin(), { purchaseId })).state).toBe('fulfilled');
});
