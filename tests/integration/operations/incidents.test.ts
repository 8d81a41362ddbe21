import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { publishedEarlier } from '@/tests/support/database/published-earlier';
import { type PipelineWorld, startPipelineWorld } from '@/tests/support/pipeline-world';
import { allowLog } from '@/tests/support/strict-log';
import { is, until } from '@/tests/support/until';

allowLog(/Inngest (step|function) error/);
allowLog(/connect ECONNREFUSED 127\.0\.0\.1:9/);
allowLog(/an alert was not sent, and is tried again/);

const posted: string[] = [];
let isHookDown = false;
const hook = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (isHookDown) return void response.writeHead(500).end();
    posted.push(JSON.parse(Buffer.concat(chunks).toString()).text);
    response.end('ok');
  });
});

let world: PipelineWorld;
let app: Awaited<ReturnType<typeof loadVerbs>>;

async function loadVerbs() {
  const modules = await Promise.all([
    import('@/tests/support/school/school'),
    import('@/tests/support/school/test-shop'),
    import('@/server/operations/incidents/watch-purchases'),
    import('@/server/operations/incidents/alert-incidents'),
    import('@/server/operations/incidents/treat-incident'),
    import('@/server/operations/incidents/carry-treatments'),
    import('@/server/operations/healing/heal-purchases'),
    import('@/server/operations/incidents/list-incidents'),
    import('@/server/operations/incidents/get-incident'),
    import('@/server/sales/reconciliation/ask-open-payments'),
    import('@/server/sales/gateway/test/settle-checkout'),
    import('@/server/process/outbox/dispatch-outbox'),
  ]);
  const [school, shop, watch, alert, treat, carry, heal, list, get, ask, settle, outbox] = modules;
  return {
    ...{ ...school, ...shop, ...watch, ...alert, ...treat, ...carry },
    ...{ ...heal, ...list, ...get, ...ask, ...settle, ...outbox },
  };
}

beforeAll(async () => {
  hook.listen(0, '127.0.0.1');
  await once(hook, 'listening');
  const address = hook.address();
  process.env.ALERT_WEBHOOK_URL = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  process.env.ALERT_EMAIL = 'ops@example.com';
  process.env.SMTP_URL = 'smtp://127.0.0.1:9';
  world = await startPipelineWorld();
  await world.startInngest();
  app = await loadVerbs();
});
beforeEach(async () => {
  await world.deploy();
  posted.length = 0;
});
afterAll(async () => {
  await world.stop();
  hook.close();
});

const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
const sweep = (now = later(300)) => ({ db: world.db, actor: { kind: 'system', job: 'sweep' } as const, now });
const ada = { kind: 'staff', userId: 'admin-1', name: 'Ada', role: 'ADMIN' } as const;
const statusOf = async (id: string) => (await world.db.purchase.findUniqueOrThrow({ where: { id } })).status;
/** Waits until all are recorded and every alert is sent. */
async function reach(ids: string[], status: string) {
  for (const id of ids) await until(() => statusOf(id), is(status));
  await publishAll();
  // The mail server never answers here, which is a separate incident.
  await world.db.notification.createMany({
    data: ids.flatMap((purchaseId) =>
      ['student', 'trainer'].map((role) => ({
        ...{ purchaseId, kind: `schedule.${role}`, recipient: `${role}@told.example`, subject: '', text: '' },
        sentAt: new Date(),
      })),
    ),
  });
}

async function publishAll() {
  await until(async () => {
    await app.dispatchOutbox(sweep(new Date()));
    return world.db.outboxEvent.count({ where: { publishedAt: null } });
  }, is(0));
}

/** Purchases that nobody enrolls, published. */
async function unconsumed(count: number) {
  await world.deploy({ without: ['create-purchase'] });
  const course = await app.aCourse(world.db);
  await app.aTrainer(world.db, course.course.skill, { maxStudents: 50 });
  for (let extra = 0; extra < 4; extra++)
    await app.aTrainer(world.db, course.course.skill, { maxStudents: 50 });
  const ids: string[] = [];
  for (let made = 0; made < count; made++) ids.push((await app.aPaidPurchase(world.db, { course })).id);
  await publishAll();
  return ids;
}

test('many stuck by one cause: one incident, one alert, a line on each timeline, one remedy that heals them all', async () => {
  const ids = await unconsumed(6);
  await Promise.all([app.watchPurchases(sweep()), app.watchPurchases(sweep())]);
  await app.watchPurchases(sweep(later(400)));

  const [incident, ...others] = (await app.listIncidents(sweep())).open;
  expect(others).toEqual([]);
  expect(incident).toMatchObject({
    cause: 'EVENT_UNCONSUMED',
    stage: 'create',
    open: 6,
    atRisk: [{ currency: 'EUR', amount: 6 * 18_000 }],
  });
  const told = { purchaseId: { in: ids }, kind: 'purchase.stuck' };
  expect(await world.db.timelineEntry.count({ where: told })).toBe(6);

  isHookDown = true;
  expect(await app.alertIncidents(sweep())).toEqual({ alerted: 0 });
  isHookDown = false;
  // Not at once: who does not answer is asked ever more rarely. The mail server never answers, and holds up nothing.
  await app.alertIncidents(sweep());
  expect(posted).toEqual([]);
  await Promise.all([app.alertIncidents(sweep(later(335))), app.alertIncidents(sweep(later(335)))]);
  await app.alertIncidents(sweep(later(4000)));
  expect(posted).toHaveLength(1);
  const alerts = await world.db.incidentAlert.findMany({
    where: { incidentId: incident?.id },
    orderBy: { channel: 'asc' },
  });
  expect(
    alerts.map(({ channel, sentAt, lastError }) => [channel, sentAt !== null, lastError === null]),
  ).toEqual([
    ['mail', false, false],
    ['webhook', true, true],
  ]);
  expect(posted[0]).toContain('6 purchases are stuck, EVENT_UNCONSUMED at create');
  expect(posted[0]).toContain('€1,080.00');

  await world.deploy();
  const incidentId = incident?.id ?? '';
  const order = () =>
    app.treatIncident(
      { db: world.db, actor: ada, now: new Date() },
      { incidentId, kind: 'replay', reason: 'The worker is deployed now.' },
    );
  const orders = await Promise.allSettled([order(), order()]);
  expect(orders.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  // Nobody stays on the page: the sweep carries it, in however many processes.
  const treat = async () => {
    await until(async () => {
      await Promise.all([app.carryTreatments(sweep()), app.carryTreatments(sweep())]);
      return world.db.treatmentItem.count({ where: { status: 'PENDING' } });
    }, is(0));
  };
  // Late as they will be: what is on time needs no remedy.
  await world.db
    .$executeRaw`UPDATE "Purchase" SET "stageDueAt" = now() - interval '1 minute' WHERE id = ANY (${ids})`;
  await publishedEarlier(world.db);
  await treat();
  const { treatments } = await app.getIncident(sweep(), { incidentId });
  expect(treatments).toMatchObject([{ counts: { pending: 0, applied: 6, failed: 0 } }]);
  await reach(ids, 'SCHEDULED');
  expect(
    await world.db.outboxEvent.count({ where: { purchaseId: { in: ids }, repeatsId: { not: null } } }),
  ).toBe(6);
  expect(await app.watchPurchases(sweep())).toMatchObject({ closed: 1 });
  expect((await app.listIncidents(sweep())).open).toEqual([]);
});

test('a missing event is enqueued without a person, once, and the timeline says so', async () => {
  const course = await app.aCourse(world.db);
  await app.aTrainer(world.db, course.course.skill);
  const { id } = await app.aPaidPurchase(world.db, { course });
  await world.db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
    await tx.$executeRaw`DELETE FROM "OutboxEvent" WHERE "purchaseId" = ${id}`;
  });
  await app.watchPurchases(sweep());
  await Promise.all([app.healPurchases(sweep()), app.healPurchases(sweep())]);
  await reach([id], 'SCHEDULED');
  const remedies = await world.db.remedy.findMany({ where: { purchaseId: id } });
  expect(remedies).toMatchObject([{ kind: 'enqueue', actorKind: 'SYSTEM', cause: 'RESULT_WITHOUT_EVENT' }]);
  const told = await world.db.timelineEntry.findMany({
    where: { purchaseId: id, kind: 'remedy.applied' },
    select: { data: true },
  });
  expect(JSON.stringify(told)).toContain('Recovered automatically');
  await app.watchPurchases(sweep());
});

test('a lost webhook is found by asking, is late for everybody to see, and heals', async () => {
  const course = await app.aCourse(world.db);
  await app.aTrainer(world.db, course.course.skill);
  const { purchaseId, checkoutId } = await app.aCheckout(world.db, { course });
  await app.settleCheckout({ db: world.db, now: new Date() }, { checkoutId, outcome: 'paid-webhook-lost' });
  expect(await app.askOpenPayments(sweep(new Date()))).toEqual({ found: 0 });
  expect(await app.askOpenPayments(sweep(later(61)))).toEqual({ found: 1 });
  expect(await app.askOpenPayments(sweep(later(62)))).toEqual({ found: 0 });
  await app.watchPurchases(sweep());
  expect((await app.listIncidents(sweep())).open).toMatchObject([{ cause: 'PAYMENT_UNVERIFIED', open: 1 }]);
  await app.healPurchases(sweep());
  await app.dispatchOutbox(sweep(new Date()));
  await reach([purchaseId], 'SCHEDULED');
});

test('what nobody paid is asked about ever more rarely', async () => {
  const { purchaseId } = await app.aCheckout(world.db);
  const asked = async (seconds: number) => {
    await app.askOpenPayments(sweep(later(seconds)));
    const payment = await world.db.payment.findFirstOrThrow({ where: { purchaseId } });
    return payment.askedAt;
  };
  const times = new Set<number | undefined>();
  for (let minute = 1.1; minute < 60; minute += 0.5) times.add((await asked(minute * 60))?.getTime());
  expect(times.size).toBeLessThanOrEqual(7);
  expect(times.size).toBeGreaterThanOrEqual(5);
});
