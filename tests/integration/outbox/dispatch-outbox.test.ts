import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { connectDb, type Db } from '@/server/db';
import { createTestDatabase } from '@/tests/support/database';
import { startEventEndpoint } from '@/tests/support/event-endpoint';
import { aCourse, aPaidPurchase, testContext } from '@/tests/support/school';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let endpoint: Awaited<ReturnType<typeof startEventEndpoint>>;
let db: Db;
let dispatchOutbox: typeof import('@/server/outbox/dispatch-outbox').dispatchOutbox;

beforeAll(async () => {
  endpoint = await startEventEndpoint();
  vi.stubEnv('INNGEST_BASE_URL', endpoint.url);
  vi.stubEnv('INNGEST_EVENT_KEY', 'test-key');
  ({ dispatchOutbox } = await import('@/server/outbox/dispatch-outbox'));
  database = await createTestDatabase();
  db = connectDb(database.url);
});
beforeEach(async () => {
  endpoint.comeBack();
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

test('whoever asks while a round is under way has their event published when they are answered', async () => {
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
  const { claimEvents } = await import('@/server/outbox/claim-events');
  expect(await claimEvents(db)).toHaveLength(1);

  expect(await dispatchOutbox(testContext(db)), 'still leased').toEqual({ published: 0 });
  await db.$executeRaw`UPDATE "OutboxEvent" SET "nextAttemptAt" = now() WHERE "purchaseId" = ${purchase.id}`;
  expect(await dispatchOutbox(testContext(db))).toEqual({ published: 1 });
});
