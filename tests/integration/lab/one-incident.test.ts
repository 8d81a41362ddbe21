import { afterAll, beforeAll, expect, test } from 'vitest';
import { is, until } from '@/tests/support/until';
import { type LabWorld, startLabWorld } from './support/lab-world';

let world: LabWorld;
beforeAll(async () => {
  world = await startLabWorld();
});
afterAll(() => world.stop());

const count = 50;

test('fifty purchases stuck by one cause are one incident, and one remedy heals them all, once each', async () => {
  const { armFault } = await import('@/server/lab/arming/armed-faults');
  const { buyInLab } = await import('@/server/lab/buying/buy-in-lab');
  const { makeLate } = await import('@/server/lab/arming/make-late');
  const { refreshRegistration } = await import('@/server/lab/arming/refresh-registration');
  const { settleAtProvider } = await import('@/server/lab/buying/settle-at-provider');
  const { carryTreatments } = await import('@/server/operations/incidents/carry-treatments');
  const { listIncidents } = await import('@/server/operations/incidents/list-incidents');
  const { treatIncident } = await import('@/server/operations/incidents/treat-incident');
  const { watchPurchases } = await import('@/server/operations/incidents/watch-purchases');
  const { school, db } = world;
  const sweep = () => ({ ...admin(), actor: { kind: 'system', job: 'test' } as const });
  const admin = () => ({
    db,
    actor: { kind: 'staff' as const, userId: 'admin', name: 'Meera', role: 'ADMIN' as const },
    now: new Date(),
  });
  const course = await school.aCourse(db);
  await Promise.all(Array.from({ length: count }, () => school.aTrainer(db, course.course.skill)));

  await armFault(db, { name: 'consumer-not-deployed', stage: 'create', purchaseId: null });
  await refreshRegistration();
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const { purchaseId } = await buyInLab(admin(), { planId: course.plan.id });
    await settleAtProvider(admin(), purchaseId, 'paid');
    ids.push(purchaseId);
  }
  const unpublished = () => db.outboxEvent.count({ where: { purchaseId: { in: ids }, publishedAt: null } });
  await until(async () => {
    await world.dispatchOutbox();
    return unpublished();
  }, is(0));
  for (const purchaseId of ids) await makeLate(admin(), { purchaseId });

  await watchPurchases(sweep());
  const { open } = await listIncidents(admin());
  expect(open.map(({ cause, stage, open: standing }) => [cause, stage, standing])).toEqual([
    ['EVENT_UNCONSUMED', 'create', count],
  ]);
  expect(open[0]?.atRisk).toEqual([{ incidentId: open[0]?.id, currency: 'EUR', amount: count * 18_000 }]);

  const order = { incidentId: open[0]?.id ?? '', kind: 'replay' as const, reason: 'Deployed again' };
  expect((await treatIncident(admin(), order)).count).toBe(count);
  await expect(treatIncident(admin(), order)).rejects.toThrow('Another remedy is being carried out');
  await until(async () => {
    const { treated } = await carryTreatments(sweep());
    await world.dispatchOutbox();
    return treated;
  }, is(0));

  const fulfilled = () => db.purchase.count({ where: { id: { in: ids }, status: 'SCHEDULED' } });
  await until(fulfilled, is(count));
  expect(await db.enrollment.count({ where: { purchaseId: { in: ids } } })).toBe(count);
  expect(await db.trainingSession.count({ where: { purchaseId: { in: ids } } })).toBe(count * 2);
  const results = await db.treatmentItem.groupBy({ by: ['status'], _count: true });
  expect(results.map(({ status, _count }) => [status, _count])).toEqual([['APPLIED', count]]);
  await watchPurchases(sweep());
  expect((await listIncidents(admin())).open).toEqual([]);
});
