import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkIntegrity } from '@/server/operations/integrity/check-integrity';
import { applyPolicy } from '@/server/operations/retention/apply-policy';
import { cleanUp } from '@/server/operations/retention/clean-up';
import { cleanUpWhenDue } from '@/server/operations/retention/clean-up-when-due';
import { getCleanUp } from '@/server/operations/retention/get-clean-up';
import { type Policy, retentionPolicies } from '@/server/operations/retention/policy';
import { createClient } from '@/server/postgres/create-client';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { deliver } from '@/tests/support/school/delivered';
import { aPaidPurchase, aStudent, testContext } from '@/tests/support/school/school';
import { aScheduledPurchase } from '../school/support';

const { db, url } = await openTestDatabase();

const dayMs = 86_400_000;
const now = new Date('2030-06-01T03:00:00Z');
const ctxAt = (at: Date) => testContext(db, at);
const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);
/** Rows of each table on both sides of its limit: `old` ones must go, `new` ones must stay, and their ids tell. */
const sides = (days: number) =>
  [
    ['old', daysAgo(days + 1)],
    ['new', daysAgo(days - 1)],
  ] as const;

const idOn = (side: string) => `${side === 'old' ? 'dead' : 'beef'}${randomUUID().slice(4)}`;
const mustGo = (id: string) => id.startsWith('dead');

/** Past the triggers, as time would make it. */
const asIfLongAgo = (statement: string, ...values: unknown[]) =>
  db.$transaction([
    db.$executeRaw`SET LOCAL session_replication_role = replica`,
    db.$executeRawUnsafe(statement, ...values),
  ]);

test('every table has a policy, and the operations guide says the same', async () => {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'`;
  expect(Object.keys(retentionPolicies).sort()).toEqual(tables.map(({ name }) => name).sort());
  const guide = readFileSync('docs/OPERATIONS.md', 'utf8').split('## Retention')[1]?.split('\n## ')[0] ?? '';
  const rows = guide.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows).toEqual(
    Object.entries<Policy>(retentionPolicies).map(
      ([table, policy]) => `| \`${table}\` | ${wordsOf(policy)} |`,
    ),
  );
});

function wordsOf(policy: Policy): string {
  if ('keep' in policy) return `Kept: ${policy.keep}`;
  if ('goesWith' in policy) return `Goes with its ${policy.goesWith}`;
  return `${policy.days} days after ${policy.after}`;
}

test('rows that go with another row are removed with it by the database, or in its statement', async () => {
  const cascades = await db.$queryRaw<{ child: string; parent: string }[]>`
    SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent FROM pg_constraint
    WHERE contype = 'f' AND confdeltype = 'c'`;
  const found = new Set(cascades.map(({ child, parent }) => `${child} ${parent}`.replaceAll('"', '')));
  for (const [table, policy] of Object.entries<Policy>(retentionPolicies)) {
    if (!('goesWith' in policy) || table === 'ProcessedEvent') continue;
    expect(found).toContain(`${table} ${policy.goesWith}`);
  }
});

/** Fills both sides of every simple policy. */
async function fill() {
  const { id: userId } = await aStudent(db);
  for (const [side, at] of sides(30)) {
    await db.authSession.create({ data: { id: idOn(side), token: side, userId, expiresAt: at } });
    await db.calendarFeed.create({ data: { id: idOn(side), tokenHash: side, userId, revokedAt: at } });
    await db.integrityCheck.create({ data: { id: idOn(side), at, tookMs: 1, violations: 0, results: [] } });
    await db.testGatewayDelivery.create({
      data: { id: idOn(side), checkoutId: 'x', body: '', dueAt: at, deliveredAt: at },
    });
  }
  await db.testGatewayDelivery.create({
    data: { id: idOn('new'), checkoutId: 'x', body: '', dueAt: daysAgo(999) },
  });
  await db.calendarFeed.create({
    data: { id: idOn('new'), tokenHash: 'in use', userId, createdAt: daysAgo(999) },
  });
  for (const [side, at] of sides(1))
    await db.authVerification.create({
      data: { id: idOn(side), identifier: 'x', value: 'x', expiresAt: at },
    });
  for (const [side, at] of sides(90)) {
    for (const status of ['OPEN', 'EXPIRED', 'FAILED', 'PAID', 'CONFIRMING'] as const) {
      const isKept = status === 'PAID' || status === 'CONFIRMING';
      const id = idOn(isKept ? 'new' : side);
      const data = {
        reference: 'x',
        description: '',
        amount: 1,
        currency: 'EUR',
        returnUrl: '',
        cancelUrl: '',
      };
      await db.testGatewayCheckout.create({ data: { ...data, id, status, createdAt: at } });
    }
  }
  for (const [side, at] of sides(400)) {
    await db.incident.create({
      data: {
        id: idOn(side),
        cause: 'UNKNOWN',
        stage: side,
        openedAt: at,
        lastSeenAt: at,
        closedAt: at,
        alerts: { create: { channel: 'mail', nextAt: at } },
        treatments: {
          create: {
            kind: 'x',
            reason: 'x',
            actorKind: 'SYSTEM',
            actorId: 'x',
            actorName: 'x',
            actorRole: 'ADMIN',
          },
        },
      },
    });
    await db.retentionRun.create({ data: { id: idOn(side), startedAt: at, finishedAt: at } });
    await db.outboxEvent.create({
      data: {
        id: idOn(side),
        name: 'capacity/changed',
        correlationId: randomUUID(),
        payload: {},
        createdAt: at,
        publishedAt: at,
      },
    });
  }
  await db.incident.create({
    data: {
      id: idOn('new'),
      cause: 'UNKNOWN',
      stage: 'open',
      openedAt: daysAgo(999),
      lastSeenAt: daysAgo(999),
    },
  });
  await db.outboxEvent.create({
    data: {
      id: idOn('new'),
      name: 'capacity/changed',
      correlationId: randomUUID(),
      payload: {},
      createdAt: daysAgo(999),
    },
  });
}

const simple = [
  'AuthSession',
  'CalendarFeed',
  'AuthVerification',
  'IntegrityCheck',
  'TestGatewayDelivery',
  'TestGatewayCheckout',
  'Incident',
  'RetentionRun',
  'OutboxEvent',
] as const;
const idsOf = async (table: string) =>
  (await db.$queryRawUnsafe<{ id: string }[]>(`SELECT id FROM "${table}"`)).map(({ id }) => id);

test('removes what is past its limit, keeps the rest, and twice at once is harmless', async () => {
  await fill();
  const before = Object.fromEntries(
    await Promise.all(simple.map(async (table) => [table, await idsOf(table)])),
  );
  const [one, two] = await Promise.all([cleanUp(ctxAt(now), url), cleanUp(ctxAt(now), url)]);
  expect([one, two].filter((cleaned) => cleaned === null).length).toBeLessThanOrEqual(1);
  for (const table of simple) {
    const expected = before[table]?.filter((id: string) => !mustGo(id));
    expect(await idsOf(table), table).toEqual(expect.arrayContaining(expected ?? []));
    expect((await idsOf(table)).filter(mustGo), table).toEqual([]);
  }
  expect(await db.incidentAlert.count()).toBe(1);
  expect(await db.treatment.count()).toBe(1);
  const again = await cleanUp(ctxAt(now), url);
  expect(Object.values(again ?? {}).reduce((sum, count) => sum + count, 0)).toBe(0);
});

test('a purchase that is under way keeps everything, however old; one that ended keeps what proves its status', async () => {
  const stuck = await aPaidPurchase(db);
  const { purchase: ended } = await aScheduledPurchase(db);
  const { purchase: teaching } = await aScheduledPurchase(db);
  const long = daysAgo(800);
  await asIfLongAgo('UPDATE "OutboxEvent" SET "publishedAt" = $1', long);
  await deliver(db, ended.id);
  await asIfLongAgo(
    'UPDATE "Purchase" SET "deliveredAt" = $1, "stageDueAt" = NULL WHERE id = $2',
    long,
    ended.id,
  );
  const count = (purchaseId: string) => db.outboxEvent.count({ where: { purchaseId } });
  const before = { stuck: await count(stuck.id), teaching: await count(teaching.id) };
  const found = (await checkIntegrity(ctxAt(now))).violations;
  await cleanUp(ctxAt(now), url);
  expect({ stuck: await count(stuck.id), teaching: await count(teaching.id) }).toEqual(before);
  const left = await db.outboxEvent.findMany({
    where: { purchaseId: ended.id },
    select: { name: true },
  });
  expect(left).toEqual([{ name: 'sessions/scheduled' }]);
  expect(await db.processedEvent.count({ where: { event: { purchaseId: teaching.id } } })).toBe(3);
  expect(await db.timelineEntry.count({ where: { purchaseId: ended.id } })).toBeGreaterThan(0);
  expect((await checkIntegrity(ctxAt(now))).violations).toBe(found);
});

test('the text of an old mail goes, and its row stays, so that it is not sent again', async () => {
  const { id: purchaseId } = await aPaidPurchase(db);
  const mail = { purchaseId, recipient: 'a@example.com', subject: 'Welcome', text: 'Hello' };
  for (const [side, sentAt] of sides(180))
    await db.notification.create({ data: { ...mail, kind: side, sentAt } });
  await db.notification.create({ data: { ...mail, kind: 'unsent', createdAt: daysAgo(999) } });
  await cleanUp(ctxAt(now), url);
  const texts = await db.notification.findMany({
    where: { purchaseId },
    orderBy: { kind: 'asc' },
    select: { kind: true, text: true },
  });
  expect(texts).toEqual([
    { kind: 'new', text: 'Hello' },
    { kind: 'old', text: '' },
    { kind: 'unsent', text: 'Hello' },
  ]);
});

test('a row that somebody holds is left for the next night, and nobody waits', async () => {
  const { id: userId } = await aStudent(db);
  const [held, free] = [randomUUID(), randomUUID()];
  for (const id of [held, free])
    await db.authSession.create({ data: { id, token: `t ${id}`, userId, expiresAt: daysAgo(99) } });
  const holder = createClient(url);
  await holder.connect();
  await holder.query(`BEGIN; SELECT 1 FROM "AuthSession" WHERE id = '${held}' FOR UPDATE`);
  expect(await cleanUp(ctxAt(now), url)).toMatchObject({ AuthSession: 1 });
  await holder.query('COMMIT');
  await holder.end();
  expect(await cleanUp(ctxAt(now), url)).toMatchObject({ AuthSession: 1 });
});

test('killed in the middle it leaves whole batches and no lock, and the next one finishes', async () => {
  const { id: userId } = await aStudent(db);
  await db.authSession.createMany({
    data: Array.from({ length: 1_600 }, (_, i) => ({ token: `many ${i}`, userId, expiresAt: daysAgo(99) })),
  });
  const running = cleanUp(ctxAt(now), url);
  const killed = expect(running).rejects.toThrow();
  for (let isKilled = false; !isKilled; ) {
    const rows = await db.$queryRaw<{ gone: boolean }[]>`
      SELECT pg_terminate_backend(pid) AS gone FROM pg_stat_activity
      WHERE application_name = 'caravan-retention' AND (SELECT count(*) FROM "AuthSession") < 1600`;
    isKilled = rows.length > 0;
  }
  await killed;
  const { failure, succeededAt } = await getCleanUp({ db, now });
  expect(failure).toContain('AuthSession');
  expect(succeededAt).not.toBeNull();
  await cleanUp(ctxAt(new Date(now.getTime() + 1)), url);
  expect(await db.authSession.count({ where: { userId } })).toBe(0);
  expect((await getCleanUp({ db, now: new Date(now.getTime() + 1) })).failure).toBeNull();
});

test('runs once a night, and a night without it is noticed', async () => {
  await db.retentionRun.deleteMany();
  expect(await cleanUpWhenDue(ctxAt(now), url)).not.toBeNull();
  const evening = new Date(now.getTime() + 15 * 3_600_000);
  expect(await cleanUpWhenDue(ctxAt(evening), url)).toBeNull();
  expect(await getCleanUp({ db, now: evening })).toMatchObject({ isLate: false, succeededAt: now });
  expect(await getCleanUp({ db, now: daysAgo(-2) })).toMatchObject({ isLate: true });
  expect(await cleanUpWhenDue(ctxAt(daysAgo(-2)), url)).not.toBeNull();
});

test.each(
  Object.entries<Policy>(retentionPolicies).flatMap(([table, policy]) =>
    'days' in policy ? [[table, policy] as const] : [],
  ),
)('the policy of %s finds its rows by an index', async (table, policy) => {
  const client = createClient(url);
  await client.connect();
  await client.query('SET enable_seqscan = off');
  const { rows } = await client.query(`EXPLAIN ${policy.due}`, [now.toISOString(), 10]);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan, plan).toMatch(/Index (Only )?Scan/);
  expect(await applyPolicy(client, table, policy, new Date(0))).toBe(0);
  await client.end();
});
