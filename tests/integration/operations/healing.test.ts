import { beforeEach, describe, expect, test } from 'vitest';
import { contract } from '@/server/process/stages/contract';
import { startLosingInngest } from '@/tests/support/inngest/losing-inngest';

const inngest = await startLosingInngest();
const app = {
  ...(await import('@/server/core/db')),
  ...(await import('@/server/operations/healing/heal-purchases')),
  ...(await import('@/server/operations/incidents/watch-purchases')),
  ...(await import('@/server/process/outbox/dispatch-outbox')),
  ...(await import('@/server/process/timeline/append-entry')),
  ...(await import('@/tests/support/school/school')),
};
beforeEach(async () => {
  inngest.knowOnly(contract.functionIds);
  await app.db.functionSighting.deleteMany();
});

const at = (seconds: number) => new Date(Date.now() + seconds * 1000);
const sweep = (seconds: number) => ({
  db: app.db,
  actor: { kind: 'system', job: 'sweep' } as const,
  now: at(seconds),
});

/** A paid purchase whose event Inngest accepted. */
async function aPublished(): Promise<string> {
  const { id } = await app.aPaidPurchase(app.db);
  await app.dispatchOutbox(sweep(0));
  return id;
}

/** One turn of both sweeps, in two replicas at once, and what it left in the outbox. */
async function turn(id: string, seconds: number) {
  await Promise.all([app.watchPurchases(sweep(seconds)), app.watchPurchases(sweep(seconds))]);
  await Promise.all([app.healPurchases(sweep(seconds)), app.healPurchases(sweep(seconds))]);
  return app.db.outboxEvent.count({ where: { purchaseId: id, repeatsId: { not: null } } });
}

const incidentsOf = (purchaseId: string) =>
  app.db.incidentMember.findMany({
    where: { purchaseId, endedAt: null },
    select: { headline: true, isHealable: true, incident: { select: { cause: true } } },
  });

describe('an event that Inngest accepted and lost', () => {
  test('is replayed without a person, once by however many, and the timeline says why', async () => {
    inngest.say({ name: 'lost' });
    const id = await aPublished();
    expect(await turn(id, 100)).toBe(1);
    expect(await turn(id, 102)).toBe(1);
    const remedies = await app.db.remedy.findMany({ where: { purchaseId: id } });
    expect(remedies).toMatchObject([{ kind: 'replay', cause: 'EVENT_UNCONSUMED', actorKind: 'SYSTEM' }]);
    expect(remedies[0]?.reason).toMatch(/^Recovered automatically: create-purchase is registered/);
    const told = { purchaseId: id, kind: 'remedy.applied' };
    expect(await app.db.timelineEntry.count({ where: told })).toBe(1);
    const sent = inngest.received.filter(({ name }) => name === 'purchase/confirmed');
    expect(new Set(sent.map((event) => event.id)).size).toBe(sent.length);
  });

  test('lost again and again, it is replayed three times a day, ever later, and then left to people', async () => {
    inngest.say({ name: 'lost' });
    const id = await aPublished();
    expect(await turn(id, 100)).toBe(1);
    expect(await turn(id, 150)).toBe(1);
    expect(await turn(id, 170)).toBe(2);
    expect(await turn(id, 400)).toBe(2);
    expect(await turn(id, 500)).toBe(3);
    for (const seconds of [1000, 5000, 40_000]) expect(await turn(id, seconds)).toBe(3);
    expect((await incidentsOf(id)).map(({ incident }) => incident.cause)).toEqual(['EVENT_UNCONSUMED']);
  });

  test('is not replayed to a function that is not registered: it would be lost the same way', async () => {
    inngest.say({ name: 'lost' });
    const id = await aPublished();
    inngest.knowOnly(contract.functionIds.filter((id) => id !== 'create-purchase'));
    expect(await turn(id, 100)).toBe(0);
    inngest.knowOnly(contract.functionIds);
    expect(await turn(id, 140)).toBe(1);
  });
});

test.each([
  ['another event', { event: 'purchase/paid' }],
  ['only some of its events', { event: 'purchase/confirmed', expression: 'event.data.vip' }],
])('an event is not replayed to a function that Inngest starts for %s', async (_, trigger) => {
  inngest.say({ name: 'lost' });
  const id = await aPublished();
  inngest.knowOnly(contract.functionIds, { 'create-purchase': [trigger] });
  expect(await turn(id, 100)).toBe(0);
  inngest.knowOnly(contract.functionIds, { 'create-purchase': [{ event: 'purchase/confirmed' }] });
  expect(await turn(id, 140)).toBe(1);
});

describe('a run that failed', () => {
  test('because the app was away is retried once Inngest reaches the app again', async () => {
    const id = await aPublished();
    inngest.say({ name: 'app-unreachable', endedAt: at(90) });
    expect(await turn(id, 100)).toBe(0);
    const [stop] = await incidentsOf(id);
    expect(stop).toMatchObject({ incident: { cause: 'RUN_FAILED' }, isHealable: false });
    expect(stop?.headline).toBe('Enrollment failed: Inngest could not reach the app');

    await app.db.functionSighting.create({ data: { functionId: 'expire-checkouts', lastRunAt: at(120) } });
    expect(await turn(id, 140)).toBe(1);
    expect(await app.db.remedy.findMany({ where: { purchaseId: id } })).toMatchObject([
      { kind: 'replay', cause: 'RUN_FAILED', reason: expect.stringContaining('the app is back') },
    ]);
  });

  test('by an error of the application is for people', async () => {
    const id = await aPublished();
    inngest.say({ name: 'gave-up', endedAt: at(90) });
    await app.db.functionSighting.create({ data: { functionId: 'expire-checkouts', lastRunAt: at(120) } });
    expect(await turn(id, 100)).toBe(0);
    expect(await turn(id, 200)).toBe(0);
    expect(await incidentsOf(id)).toMatchObject([
      { headline: 'Enrollment failed: do not retry', incident: { cause: 'RUN_FAILED' } },
    ]);
  });
});

describe('a run that goes on', () => {
  test.each(['running', 'between-attempts', 'queued'])('%s, for a minute, is left alone', async (name) => {
    const id = await aPublished();
    inngest.say({ name });
    expect(await turn(id, 100)).toBe(0);
  });

  test('forever, because Redis lost it, is found and replayed', async () => {
    const id = await aPublished();
    inngest.say({ name: 'running' });
    expect(await turn(id, 1000)).toBe(1);
    expect(await app.db.remedy.findMany({ where: { purchaseId: id } })).toMatchObject([
      { kind: 'replay', cause: 'RUN_LOST' },
    ]);
  });
});
