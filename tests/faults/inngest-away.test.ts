import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectDb, type DbClient } from '@/server/core/db';
import { createAccount } from '@/server/people/accounts/create-account';
import { signWebhook } from '@/server/sales/gateway/signature';
import { signatureHeader } from '@/server/sales/gateway/test/test-gateway';
import { startCaravan } from '@/tests/support/running-caravan';
import { aCourse, aTrainer, testContext } from '@/tests/support/school/school';
import { aCheckout, paidBody } from '@/tests/support/school/test-shop';
import { is, until } from '@/tests/support/until';

const env = { CARAVAN_SEED: '0' };

let caravan: Awaited<ReturnType<typeof startCaravan>>;
let db: DbClient;
beforeAll(async () => {
  caravan = await startCaravan({ env });
  db = connectDb(caravan.databaseUrl);
});
afterAll(async () => {
  await db?.$disconnect();
  await caravan?.stop();
});

const account = { name: 'Aarav Sharma', email: 'aarav.away@example.com', password: 'long-enough-to-be-safe' };

/** The student's page as the browser gets it from the server. */
async function readPage(purchaseId: string): Promise<string> {
  const signIn = await fetch(`${caravan.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: caravan.url },
    body: JSON.stringify(account),
  });
  const cookie = signIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const page = await fetch(`${caravan.url}/purchases/${purchaseId}`, { headers: { cookie } });
  expect(page.status).toBe(200);
  return page.text();
}

test('Inngest away during a checkout: paid, told the truth, and fulfilled when it is back', async () => {
  const course = await aCourse(db);
  await aTrainer(db, course.course.skill);
  const { id } = await createAccount(testContext(db), { ...account, role: 'STUDENT', zone: 'Asia/Kolkata' });

  // The supervisor dies first, so that nobody brings Inngest back. The app and the database live on.
  await caravan.killSupervisor();
  caravan.killPart('inngest');
  const checkout = await aCheckout(db, { course, student: { id, name: account.name } });
  const body = paidBody(checkout);
  const answer = await fetch(`${caravan.url}/api/webhooks/payments/test`, {
    method: 'POST',
    headers: { [signatureHeader]: signWebhook(body, [caravan.secrets.PAYMENT_WEBHOOK_SECRET], new Date()) },
    body,
  });
  expect(answer.status).toBe(200);

  const statusOf = async () =>
    (await db.purchase.findUniqueOrThrow({ where: { id: checkout.purchaseId } })).status;
  expect(await statusOf()).toBe('CONFIRMED');
  const page = await readPage(checkout.purchaseId);
  expect(page).toContain('Payment received');
  expect(page).not.toContain('Your sessions are booked');
  // Readiness is looked up once a second at most.
  const isReady = async () => (await fetch(`${caravan.url}/api/health/ready`)).status === 200;
  await until(isReady, is(false));
  expect((await fetch(`${caravan.url}/api/health`)).status).toBe(200);

  // The next start takes over what the killed one left behind.
  await db.$disconnect();
  const { port, dataDir } = caravan;
  caravan = await startCaravan({ port, dataDir, env });
  db = connectDb(caravan.databaseUrl);
  await until(statusOf, is('SCHEDULED'));
  expect(await db.trainingSession.count({ where: { purchaseId: checkout.purchaseId } })).toBe(2);
  expect(await readPage(checkout.purchaseId)).toContain('booked');
});
