import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectDb, type DbClient } from '@/server/core/db';
import { signWebhook } from '@/server/sales/gateway/signature';
import { signatureHeader } from '@/server/sales/gateway/test/test-gateway';
import { type RunningCaravan, startCaravan } from '@/tests/support/running-caravan';
import { aCourse, aTrainer } from '@/tests/support/school/school';
import { aCheckout, paidBody } from '@/tests/support/school/test-shop';
import { is, until } from '@/tests/support/until';

let caravan: RunningCaravan;
let db: DbClient;
beforeAll(async () => {
  caravan = await startCaravan({ env: { CARAVAN_SEED: '0', INNGEST_RETRY_DELAYS_MS: '500,1000,2000,5000' } });
  db = connectDb(caravan.databaseUrl);
});
afterAll(async () => {
  await db.$disconnect();
  await caravan.stop();
});

/** Delivers a webhook as a provider does: again, until it is answered with 200. */
async function deliver(body: string): Promise<void> {
  await until(async () => {
    const header = signWebhook(body, [caravan.secrets.PAYMENT_WEBHOOK_SECRET], new Date());
    return fetch(`${caravan.url}/api/webhooks/payments/test`, {
      method: 'POST',
      headers: { [signatureHeader]: header },
      body,
    }).then(({ status }) => status, String);
  }, is(200));
}

test('app, Inngest and PostgreSQL killed in turn under 50 purchases: all are booked, none twice', async () => {
  const course = await aCourse(db, { sessionCount: 4 });
  // All prefer the same two hours: a trainer can place two such series within the horizon, so 30 are enough for 50.
  await Promise.all(Array.from({ length: 30 }, () => aTrainer(db, course.course.skill)));
  const checkouts: Awaited<ReturnType<typeof aCheckout>>[] = [];
  for (let i = 0; i < 50; i++) checkouts.push(await aCheckout(db, { course }));
  const ids = checkouts.map((checkout) => checkout.purchaseId);
  const booked = () => db.purchase.count({ where: { id: { in: ids }, status: 'SCHEDULED' } });

  // Each kill happens with purchases in flight: a third is paid, the part dies before those are through.
  const third = (n: number) => checkouts.slice(Math.ceil((n * 50) / 3), Math.ceil(((n + 1) * 50) / 3));
  const inFlight: number[] = [];
  for (const [n, part] of (['app', 'inngest', 'postgres'] as const).entries()) {
    const before = await booked();
    const paid = Promise.all(third(n).map((checkout) => deliver(paidBody(checkout))));
    await until(
      away(async () => (await booked()) > before || (await confirmed(ids)) > 0),
      is(true),
    );
    inFlight.push(50 - (await booked()));
    caravan.killPart(part);
    await paid;
    await caravan.waitUntilReady();
  }
  expect(inFlight.every((count) => count > 0)).toBe(true);

  await until(away(booked), is(50));

  const purchases = await db.purchase.findMany({
    where: { id: { in: ids } },
    select: {
      payments: { where: { status: 'SUCCEEDED' }, select: { id: true } },
      allocations: { where: { endedAt: null }, select: { id: true } },
      sessions: { where: { status: 'SCHEDULED' }, select: { ordinal: true } },
      timeline: { where: { kind: 'payment.confirmed' }, select: { id: true } },
      outboxEvents: { where: { name: 'sessions/scheduled' }, select: { id: true } },
    },
  });
  for (const purchase of purchases) {
    expect(purchase.payments).toHaveLength(1);
    expect(purchase.allocations).toHaveLength(1);
    expect(purchase.sessions).toHaveLength(4);
    expect(purchase.timeline).toHaveLength(1);
    expect(purchase.outboxEvents).toHaveLength(1);
  }
  await until(() => db.outboxEvent.count({ where: { purchaseId: { in: ids }, publishedAt: null } }), is(0));
});

/** Asks the database, which may be down itself: then the answer is why. */
const away = (ask: () => Promise<unknown>) => () => ask().catch(String);

const confirmed = (ids: string[]) =>
  db.purchase.count({ where: { id: { in: ids }, status: { in: ['CONFIRMED', 'CREATED', 'ALLOCATED'] } } });
