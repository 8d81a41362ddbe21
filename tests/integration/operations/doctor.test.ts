import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PipelineWorld, startPipelineWorld } from '@/tests/support/pipeline-world';
import { allowLog } from '@/tests/support/strict-log';
import { is, until } from '@/tests/support/until';

allowLog(/invariants are violated/);
allowLog(/Inngest (step|function) error|Enrollment of purchase .* is missing after its commit/);

let world: PipelineWorld;
let app: Awaited<ReturnType<typeof loadVerbs>>;

async function loadVerbs() {
  const [school, examine, report, heal, integrity, checks, outbox, settle] = await Promise.all([
    import('@/tests/support/school/school'),
    import('@/server/cli/doctor/examine'),
    import('@/server/cli/doctor/report-purchase'),
    import('@/server/cli/doctor/heal-purchase'),
    import('@/server/operations/integrity/check-integrity'),
    import('@/server/operations/integrity/checks'),
    import('@/server/process/outbox/dispatch-outbox'),
    import('@/server/operations/applying/settle-remedies'),
  ]);
  return { ...school, ...examine, ...report, ...heal, ...integrity, ...checks, ...outbox, ...settle };
}

beforeAll(async () => {
  world = await startPipelineWorld();
  await world.startInngest();
  await world.deploy();
  app = await loadVerbs();
});
afterAll(() => world.stop());

const ctx = (now = new Date()) => ({ db: world.db, actor: { kind: 'system', job: 'doctor' } as const, now });
const later = () => new Date(Date.now() + 300_000);

async function tamper(...statements: string[]) {
  await world.db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
    for (const statement of statements) await tx.$executeRawUnsafe(statement);
  });
}

test('a healthy system is well in ten lines', async () => {
  const lines = await app.examine(ctx());
  expect(lines.filter(({ isWell }) => !isWell)).toEqual([]);
  expect(lines.length).toBeLessThanOrEqual(10);
});

test('a missing consumer, a late purchase and a violated invariant are each a bad line', async () => {
  await world.deploy({ without: ['allocate-trainer'] });
  const { id } = await app.aCreatedPurchase(world.db);
  await tamper(`DELETE FROM "Enrollment" WHERE "purchaseId" = '${id}'`);
  const bad = (await app.examine(ctx(later()))).filter(({ isWell }) => !isWell).map(({ text }) => text);
  expect(bad.join('\n')).toContain('Not registered with Inngest: allocate-trainer');
  expect(bad.join('\n')).toContain('1 purchase is late');
  expect(bad.join('\n')).toContain('enrolled (1)');
  await world.deploy();
  await app.healPurchase(ctx(later()), { reference: id });
});

test('the report names the stop, the event, the consumer, the marker and the command, and --apply carries it out', async () => {
  const course = await app.aCourse(world.db);
  await app.aTrainer(world.db, course.course.skill);
  await world.deploy({ without: ['create-purchase'] });
  const { id, number } = await app.aPaidPurchase(world.db, { course });
  await app.dispatchOutbox(ctx());
  const { markdown, isWell } = await app.reportPurchase(ctx(later()), { reference: `p-${number}` });
  expect(isWell).toBe(false);
  expect(markdown).toContain(
    `# P-${number}: The student was not enrolled: the enrollment step never started`,
  );
  expect(markdown).toContain('EVENT_UNCONSUMED, certain');
  expect(markdown).toContain('- Consumer: create-purchase');
  expect(markdown).toContain('**Processed marker**: none of create-purchase');
  expect(markdown).toContain(`npm run doctor -- P-${number} --apply`);

  // Every query of the report runs as it is written.
  const queries = [...markdown.matchAll(/^ {2}(SELECT .*;)$/gm)].map(([, sql]) => sql ?? '');
  expect(queries.length).toBeGreaterThan(5);
  for (const sql of queries) await world.db.$queryRawUnsafe(sql);

  await world.deploy();
  await app.healPurchase(ctx(later()), { reference: `P-${number}` });
  const status = async () => (await world.db.purchase.findUniqueOrThrow({ where: { id } })).status;
  await until(status, is('SCHEDULED'));
  expect((await app.reportPurchase(ctx(), { reference: id })).isWell).toBe(true);
});

test('a second --apply says what was done, when and by whom, and what came of it', async () => {
  const course = await app.aCourse(world.db);
  await app.aTrainer(world.db, course.course.skill);
  await world.deploy({ without: ['create-purchase'] });
  const { id, number } = await app.aPaidPurchase(world.db, { course });
  await app.dispatchOutbox(ctx());
  await world.deploy();
  const apply = () => app.healPurchase(ctx(later()), { reference: `P-${number}` });
  expect(await apply()).toBe(`P-${number}: purchase/confirmed repeated for create-purchase.`);
  expect(await apply()).toMatch(
    /^P-\d+: Already done by doctor at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC: purchase\/confirmed repeated for create-purchase\. Its result is not known yet\.$/,
  );
  const status = async () => (await world.db.purchase.findUniqueOrThrow({ where: { id } })).status;
  await until(status, is('SCHEDULED'));
  await app.settleRemedies(ctx());
  expect(await apply()).toContain('It worked.');
  expect(await world.db.remedy.count({ where: { purchaseId: id } })).toBe(1);
});

test('the doctor sends no mail of its own where it does not have the settings of the app', async () => {
  const course = await app.aCourse(world.db);
  await app.aTrainer(world.db, course.course.skill);
  await world.deploy({ without: ['notify-participants'] });
  const { id } = await app.aPaidPurchase(world.db, { course });
  await app.dispatchOutbox(ctx());
  const status = async () => (await world.db.purchase.findUniqueOrThrow({ where: { id } })).status;
  await until(status, is('SCHEDULED'));
  await until(async () => {
    await app.dispatchOutbox(ctx());
    return world.db.outboxEvent.count({ where: { publishedAt: null } });
  }, is(0));
  await world.db.purchase.update({ where: { id }, data: { stageDueAt: new Date() } });
  const byHand = app.healPurchase(ctx(later()), { reference: id, remedy: 'run-now' });
  await expect(byHand).rejects.toThrow('This sends mail from here, and SMTP_URL is not set.');
  expect(await world.db.notification.count({ where: { purchaseId: id, sentAt: { not: null } } })).toBe(0);
  await world.deploy();
  await app.healPurchase(ctx(later()), { reference: id });
  const sent = () => world.db.notification.count({ where: { purchaseId: id, sentAt: { not: null } } });
  await until(sent, is(2));
});

test('every invariant finds what violates it', async () => {
  const course = await app.aCourse(world.db);
  await app.aTrainer(world.db, course.course.skill);
  const { id, studentId, number } = await app.aPaidPurchase(world.db, { course });
  await app.dispatchOutbox(ctx());
  const status = async () => (await world.db.purchase.findUniqueOrThrow({ where: { id } })).status;
  await until(status, is('SCHEDULED'));
  const before = await app.checkIntegrity(ctx());
  expect(before.results.filter(({ count }) => count > 0)).toEqual([]);

  const of = `WHERE "purchaseId" = '${id}'`;
  await tamper(
    `DELETE FROM "TimelineEntry" ${of} AND "toStatus" = 'SCHEDULED'`,
    `DELETE FROM "OutboxEvent" ${of} AND name = 'sessions/scheduled'`,
    `DELETE FROM "Payment" ${of}`,
    `DELETE FROM "Enrollment" ${of}`,
    `UPDATE "TrainingSession" SET "startsAt" = now() + interval '1 day', "endsAt" = now() + interval '25 hours' ${of} AND ordinal = 1`,
    `UPDATE "TrainerAllocation" SET "endedAt" = now() ${of}`,
    `DELETE FROM "TrainingSession" ${of} AND ordinal = 2`,
    `INSERT INTO "AllocationWait" ("purchaseId", "checkedAt", considered, "ruledOut", ledger) VALUES ('${id}', now(), 0, '{}', '{}')`,
  );
  await world.db.$executeRawUnsafe('ALTER TABLE "Trainer" DISABLE TRIGGER trainer_cap_above_load');
  const { results } = await app.checkIntegrity(ctx());
  const violated = results.filter(({ count }) => count > 0).map(({ name }) => name);
  expect(violated).toEqual([
    'change-on-timeline',
    'change-emitted',
    'paid',
    'enrolled',
    'allocated',
    'scheduled',
    'processed-with-result',
    'local-days',
    'session-of-active-trainer',
    'wait-while-created',
    'rules-in-force',
  ]);
  expect(results.find(({ name }) => name === 'paid')?.examples).toEqual([
    { id: `P-${number}`, detail: 'SCHEDULED without a payment that matches its quote' },
  ]);
  expect(studentId).toBeTruthy();
});
