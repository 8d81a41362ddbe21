import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { DbClient } from '@/server/core/db';
import { contract } from '@/server/process/stages/contract';
import { createTestDatabase } from '@/tests/support/database/database';
import { startEventEndpoint } from '@/tests/support/inngest/event-endpoint';

// The configuration is read when a module of the app is first imported: after the endpoint's address is known.
async function load() {
  return {
    ...(await import('@/server/core/db')),
    ...(await import('@/server/process/outbox/claim-events')),
    ...(await import('@/server/process/outbox/dispatch-outbox')),
    ...(await import('@/server/process/outbox/enqueue-event')),
    ...(await import('@/server/process/deployment/known-registration')),
    ...(await import('@/tests/support/school/school')),
  };
}
type Loaded = Awaited<ReturnType<typeof load>>;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let endpoint: Awaited<ReturnType<typeof startEventEndpoint>>;
let db: DbClient;
let connectDb: Loaded['connectDb'];
let claimEvents: Loaded['claimEvents'];
let dispatchOutbox: Loaded['dispatchOutbox'];
let enqueueEvent: Loaded['enqueueEvent'];
let forgetRegistration: Loaded['forgetRegistration'];
let aCourse: Loaded['aCourse'];
let aPaidPurchase: Loaded['aPaidPurchase'];
let testContext: Loaded['testContext'];

beforeAll(async () => {
  endpoint = await startEventEndpoint();
  vi.stubEnv('INNGEST_BASE_URL', endpoint.url);
  vi.stubEnv('INNGEST_EVENT_KEY', 'test-key');
  const loaded = await load();
  ({ connectDb, claimEvents, dispatchOutbox, enqueueEvent, forgetRegistration } = loaded);
  ({ aCourse, aPaidPurchase, testContext } = loaded);
  database = await createTestDatabase();
  db = connectDb(database.url);
});
beforeEach(async () => {
  endpoint.comeBack();
  endpoint.refuse('');
  endpoint.setRegistered(contract.functionIds);
  forgetRegistration();
  await dispatchOutbox(testContext(db));
  endpoint.received.length = 0;
});
afterAll(async () => {
  await db.$disconnect();
  await database.drop();
  await endpoint.stop();
});

const outboxOf = (purchaseId: string) => db.outboxEvent.findFirstOrThrow({ where: { purchaseId } });

test("an event is published under its outbox row's id, with ids only, and the timeline says so", async () => {
  const purchase = await aPaidPurchase(db);

  expect(await dispatchOutbox(testContext(db))).toEqual({ published: 1 });

  const row = await outboxOf(purchase.id);
  expect(endpoint.received.flat()).toEqual([
    expect.objectContaining({
      id: row.id,
      name: 'purchase/confirmed',
      data: { purchaseId: purchase.id, correlationId: purchase.correlationId },
    }),
  ]);
  expect(row).toMatchObject({ inngestEventId: `inngest-${row.id}`, attempts: 1, lastError: null });
  expect(row.publishedAt).not.toBeNull();
  const entry = await db.timelineEntry.findFirst({
    where: { purchaseId: purchase.id, kind: 'event.published' },
  });
  expect(entry?.data).toMatchObject({ eventId: row.id, name: 'purchase/confirmed', attempts: 1 });
});

test('120 events go out once each, at most 50 a call, with four replicas dispatching', async () => {
  const course = await aCourse(db);
  await Promise.all(Array.from({ length: 120 }, () => aPaidPurchase(db, { course })));

  const replicas = Array.from({ length: 4 }, () => connectDb(database.url));
  await Promise.all(replicas.map((replica) => dispatchOutbox(testContext(replica))));
  await Promise.all(replicas.map((replica) => replica.$disconnect()));

  const ids = endpoint.received.flat().map((event) => event.id);
  expect(ids).toHaveLength(120);
  expect(new Set(ids).size).toBe(120);
  expect(Math.max(...endpoint.received.map((batch) => batch.length))).toBeLessThanOrEqual(50);
});

test('a caller during a round gets an answer only after its event is published', async () => {
  const rounds = Array.from({ length: 12 }, async () => {
    const purchase = await aPaidPurchase(db);
    await dispatchOutbox(testContext(db));
    expect((await outboxOf(purchase.id)).publishedAt).not.toBeNull();
  });
  await Promise.all(rounds);
  expect(endpoint.received.flat()).toHaveLength(12);
});

test('while Inngest refuses, the event stays with its error, and is published when Inngest is back', async () => {
  const purchase = await aPaidPurchase(db);
  endpoint.goDown();

  expect(await dispatchOutbox(testContext(db))).toEqual({ published: 0 });

  const waiting = await outboxOf(purchase.id);
  expect(waiting.publishedAt).toBeNull();
  expect(waiting.lastError).toBeTruthy();
  expect(
    await db.timelineEntry.count({ where: { purchaseId: purchase.id, kind: 'event.publish-failed' } }),
  ).toBe(1);

  endpoint.comeBack();
  await db.$executeRaw`UPDATE "OutboxEvent" SET "nextAttemptAt" = now() WHERE id = ${waiting.id}`;
  expect(await dispatchOutbox(testContext(db))).toEqual({ published: 1 });
  expect(await outboxOf(purchase.id)).toMatchObject({ attempts: 2, lastError: null });
});

test('an event claimed by a dispatcher that died is published by the next, after its lease', async () => {
  const purchase = await aPaidPurchase(db);
  expect(await claimEvents(db)).toHaveLength(1);

  expect(await dispatchOutbox(testContext(db)), 'still leased').toEqual({ published: 0 });
  await db.$executeRaw`UPDATE "OutboxEvent" SET "nextAttemptAt" = now() WHERE "purchaseId" = ${purchase.id}`;
  expect(await dispatchOutbox(testContext(db))).toEqual({ published: 1 });
});

/** What the app knows is as old as it may be: it asks Inngest. */
const dispatchAnew = () => {
  forgetRegistration();
  return dispatchOutbox(testContext(db));
};

test('an event whose consumer is not registered stays untouched, and goes out once it is', async () => {
  const course = await aCourse(db);
  const purchases = await Promise.all(Array.from({ length: 60 }, () => aPaidPurchase(db, { course })));
  endpoint.setRegistered(contract.functionIds.filter((id) => id !== 'create-purchase'));

  expect(await dispatchAnew()).toEqual({ published: 0 });
  expect(await outboxOf(purchases[0]?.id ?? '')).toMatchObject({
    publishedAt: null,
    attempts: 0,
    lastError: null,
  });

  endpoint.setRegistered(contract.functionIds);
  expect(await dispatchAnew()).toEqual({ published: 60 });
  expect(new Set(endpoint.received.flat().map(({ id }) => id)).size).toBe(60);
});

test('events that others consume, or nobody has to, go out past those that are held', async () => {
  const held = await aPaidPurchase(db);
  await enqueueEvent(db, {
    name: 'capacity/changed',
    data: { trainerId: randomUUID(), cause: 'test', correlationId: randomUUID() },
  });
  endpoint.setRegistered(['wake-waiting']);
  expect(await dispatchAnew()).toEqual({ published: 1 });
  expect(endpoint.received.flat().map(({ name }) => name)).toEqual(['capacity/changed']);
  expect((await outboxOf(held.id)).publishedAt).toBeNull();
});

test('where Inngest is away nothing is held: sending fails, is written down, and is tried again', async () => {
  const purchase = await aPaidPurchase(db);
  endpoint.setRegistered([]);
  endpoint.goDown();
  expect(await dispatchAnew()).toEqual({ published: 0 });
  expect(await outboxOf(purchase.id)).toMatchObject({
    attempts: 1,
    lastError: expect.stringContaining('503'),
  });
});

test('an Inngest that comes back without its functions is sent nothing, though it had them a moment ago', async () => {
  const purchase = await aPaidPurchase(db);
  endpoint.goDown();
  await dispatchAnew();
  endpoint.setRegistered([]);
  endpoint.comeBack();
  await db.$executeRaw`UPDATE "OutboxEvent" SET "nextAttemptAt" = now() WHERE "publishedAt" IS NULL`;
  expect(await dispatchOutbox(testContext(db))).toEqual({ published: 0 });
  expect((await outboxOf(purchase.id)).attempts).toBe(1);
});

test('one event that Inngest refuses does not keep the others of its batch: it stands alone, and says why', async () => {
  const course = await aCourse(db);
  const purchases = await Promise.all(Array.from({ length: 30 }, () => aPaidPurchase(db, { course })));
  const bad = purchases[17]?.id ?? '';
  endpoint.refuse(bad);

  expect(await dispatchOutbox(testContext(db))).toEqual({ published: 29 });
  const [left, ...others] = await db.outboxEvent.findMany({ where: { publishedAt: null } });
  expect(others).toEqual([]);
  expect(left).toMatchObject({
    purchaseId: bad,
    lastError: 'Inngest refuses this event: Inngest API Error: 400 it is bad',
  });
  // It is not sent again and again, and goes out when it is accepted.
  expect(await dispatchOutbox(testContext(db))).toEqual({ published: 0 });
  expect(endpoint.received.flat()).toHaveLength(29);
  endpoint.refuse('');
  await db.$executeRaw`UPDATE "OutboxEvent" SET "nextAttemptAt" = now() WHERE "publishedAt" IS NULL`;
  expect(await dispatchOutbox(testContext(db))).toEqual({ published: 1 });
});
