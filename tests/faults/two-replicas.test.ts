import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectDb, type DbClient } from '@/server/core/db';
import { findFreePort } from '@/server/embedded/postgres/free-port';
import { signWebhook } from '@/server/sales/gateway/signature';
import { signatureHeader } from '@/server/sales/gateway/test/test-gateway';
import { eventKey, signingKey } from '@/tests/integration/embedded/inngest/support/app';
import {
  type ServerProcess,
  startServerProcess,
} from '@/tests/integration/embedded/inngest/support/server-process';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database/database';
import { aCourse, aTrainer } from '@/tests/support/school/school';
import { aCheckout, paidBody } from '@/tests/support/school/test-shop';
import { is, until } from '@/tests/support/until';
import { deployedEnvironment, migrate, type Replica, startReplica, unpackImage } from './support/deployment';
import { startLoadBalancer } from './support/load-balancer';

// What compose.yaml starts, without Docker: the image's own files and environment, as two replicas behind a load
// balancer, against one database and one Inngest server, for which the embedded one stands in.

const webhookSecret = 'webhook-secret-of-the-deployment-0123456789';
const previousSecret = 'webhook-secret-before-the-rotation-01234567';
const healthToken = 'health-token-of-the-deployment-0123456789';

let image: Awaited<ReturnType<typeof unpackImage>>;
let database: TestDatabase;
let balancer: Awaited<ReturnType<typeof startLoadBalancer>>;
let inngest: ServerProcess | undefined;
let replicas: Replica[] = [];
let inngestPort: number;
let migrated = '';
let db: DbClient;

beforeAll(async () => {
  image = await unpackImage();
  database = await createTestDatabase({ migrated: false });
  inngestPort = await findFreePort(0);
  const ports = [await findFreePort(0), await findFreePort(0)];
  balancer = await startLoadBalancer(ports.map((port) => ({ port })));
  const environment = deployedEnvironment(
    {
      BETTER_AUTH_SECRET: 'auth-secret-of-the-deployment-0123456789',
      INNGEST_EVENT_KEY: eventKey,
      HEALTH_TOKEN: healthToken,
      // In the middle of its rotation: the app has the new key already, Inngest only the old one.
      INNGEST_SIGNING_KEY: 'fedcba9876543210fedcba9876543210',
      INNGEST_SIGNING_KEY_FALLBACK: signingKey,
      PAYMENT_WEBHOOK_SECRET: webhookSecret,
      PAYMENT_WEBHOOK_SECRET_PREVIOUS: previousSecret,
    },
    {
      DATABASE_URL: database.url,
      INNGEST_BASE_URL: `http://127.0.0.1:${inngestPort}`,
      INNGEST_SERVE_ORIGIN: balancer.url,
      APP_URL: balancer.url,
    },
  );
  migrated = await migrate(environment);
  replicas = ports.map((port) => startReplica(image.folder, port, environment));
  db = connectDb(database.url);
});
afterAll(async () => {
  for (const { process: child } of replicas) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }
  await inngest?.stop();
  await balancer?.stop();
  await db?.$disconnect();
  await database?.drop();
  image?.remove();
});

/** What the health check of compose.yaml would see. */
async function readiness(replica: Replica): Promise<{ status: number; reasons: string[] }> {
  return until(async () => {
    if (replica.process.exitCode !== null) throw new Error(`A replica ended: ${replica.said()}`);
    const response = await fetch(`http://127.0.0.1:${replica.port}/api/health/ready`, {
      headers: { authorization: `Bearer ${healthToken}` },
    }).catch(() => null); // it does not listen yet
    return response !== null && { status: response.status, reasons: (await response.json()).reasons };
  });
}

/** Delivers a webhook as a provider does: again, until it is answered with 200. */
async function deliver(body: string, secret: string): Promise<void> {
  await until(async () => {
    const headers = { [signatureHeader]: signWebhook(body, [secret], new Date()) };
    const url = `${balancer.url}/api/webhooks/payments/test`;
    return fetch(url, { method: 'POST', headers, body }).then(({ status }) => status, String);
  }, is(200));
}

test('migrated by the one-off; alive at once, but not ready while no Inngest has its functions', async () => {
  expect(migrated).toContain('Applied');
  for (const replica of replicas) {
    const { status, reasons } = await readiness(replica);
    expect(status).toBe(503);
    expect(reasons.join()).toContain('Inngest');
    expect((await fetch(`http://127.0.0.1:${replica.port}/api/health`)).status).toBe(200);
  }
});

test('ready as soon as Inngest has asked the app for its functions, through the load balancer', async () => {
  inngest = await startServerProcess({
    databaseUrl: database.url,
    port: inngestPort,
    appUrl: `${balancer.url}/api/inngest`,
  });
  for (const replica of replicas) {
    const ready = await until(
      () => readiness(replica),
      ({ status }) => status === 200,
    );
    expect(ready.reasons).toEqual([]);
  }
});

test('one replica is taken away mid-pipeline: every purchase is still booked, once', async () => {
  const count = 30;
  const course = await aCourse(db, { sessionCount: 4 });
  await Promise.all(Array.from({ length: count }, () => aTrainer(db, course.course.skill)));
  const checkouts: Awaited<ReturnType<typeof aCheckout>>[] = [];
  for (let i = 0; i < count; i++) checkouts.push(await aCheckout(db, { course }));
  const ids = checkouts.map((checkout) => checkout.purchaseId);
  const countIn = (...statuses: ('CONFIRMED' | 'CREATED' | 'ALLOCATED' | 'SCHEDULED')[]) =>
    db.purchase.count({ where: { id: { in: ids }, status: { in: statuses } } });

  const [victim, survivor] = replicas;
  if (!victim || !survivor || !inngest) throw new Error('There are not two replicas with an Inngest server.');
  // Half is signed with the secret from before the rotation: both are accepted while both are set.
  const paid = Promise.all(
    checkouts.map((checkout, i) => deliver(paidBody(checkout), i % 2 ? webhookSecret : previousSecret)),
  );
  await until(
    () => countIn('CREATED', 'ALLOCATED', 'SCHEDULED'),
    (begun) => begun >= 3,
  );
  victim.process.kill('SIGKILL');
  const inFlight = count - (await countIn('SCHEDULED'));
  await paid;
  await until(() => countIn('SCHEDULED'), is(count));

  expect(inFlight).toBeGreaterThan(0);
  expect(victim.process.signalCode).toBe('SIGKILL');
  expect(Math.min(...balancer.answered)).toBeGreaterThan(0);
  expect((await readiness(survivor)).status).toBe(200);
  const purchases = await db.purchase.findMany({
    where: { id: { in: ids } },
    select: {
      payments: { where: { status: 'SUCCEEDED' }, select: { id: true } },
      allocations: { where: { endedAt: null }, select: { id: true } },
      sessions: { where: { status: 'SCHEDULED' }, select: { id: true } },
      outboxEvents: { where: { name: 'sessions/scheduled' }, select: { id: true } },
    },
  });
  for (const { payments, allocations, sessions, outboxEvents } of purchases)
    expect([payments.length, allocations.length, sessions.length, outboxEvents.length]).toEqual([1, 1, 4, 1]);
});

test('a replica that is asked to end exits cleanly', async () => {
  const survivor = replicas[1]?.process;
  if (!survivor) throw new Error('There is no second replica.');
  const ended = once(survivor, 'exit');
  survivor.kill('SIGTERM');
  // It ends itself with the code for SIGTERM, rather than being ended by it in the middle of a request.
  expect(await ended).toEqual([143, null]);
});
