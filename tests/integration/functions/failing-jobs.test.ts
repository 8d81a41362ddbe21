import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PipelineWorld, startPipelineWorld } from '@/tests/support/pipeline-world';
import { allowLog } from '@/tests/support/strict-log';
import { until } from '@/tests/support/until';

allowLog(/Inngest (step|function) error/);
allowLog(/TableDoesNotExist|wake-[0-9a-f-]+/);
allowLog(/names":\["job-works"\]/);
allowLog(/sweep fails, and is tried again|The disk is full/);

// Functions that work for no single purchase: nothing is late when they fail.

let world: PipelineWorld;
let app: Awaited<ReturnType<typeof loadVerbs>>;

async function loadVerbs() {
  return {
    ...(await import('@/server/cli/doctor/examine')),
    ...(await import('@/server/operations/integrity/check-when-due')),
    ...(await import('@/server/operations/integrity/check-integrity')),
    ...(await import('@/server/process/outbox/dispatch-outbox')),
    ...(await import('@/server/process/outbox/enqueue-event')),
    ...(await import('@/server/sweeps/every')),
    ...(await import('@/server/process/jobs/note-failure')),
    ...(await import('@/server/process/jobs/note-success')),
  };
}

beforeAll(async () => {
  world = await startPipelineWorld();
  await world.startInngest();
  await world.deploy();
  app = await loadVerbs();
});
afterAll(() => world.stop());

const ctx = () => ({ db: world.db, actor: { kind: 'system', job: 'test' } as const, now: new Date() });
const failures = () => world.db.jobFailure.findMany({ select: { job: true, error: true } });

async function signalCapacity() {
  const data = { trainerId: randomUUID(), correlationId: randomUUID(), cause: 'test' };
  await world.db.$transaction((tx) => app.enqueueEvent(tx, { name: 'capacity/changed', data }));
  await app.dispatchOutbox(ctx());
}

test('a function that gives up is an incident of the next look and a line of the doctor until it works again', async () => {
  await app.checkIntegrity(ctx());
  await world.db.$executeRawUnsafe('ALTER TABLE "TrainerAvailability" RENAME TO "Gone"');
  await signalCapacity();
  await until(failures, (jobs) => jobs.length > 0);
  await world.db.$executeRawUnsafe('ALTER TABLE "Gone" RENAME TO "TrainerAvailability"');
  expect(await failures()).toMatchObject([{ job: 'wake-waiting', error: expect.stringContaining('exist') }]);

  expect(await app.checkWhenDue(ctx())).toEqual({ checked: true });
  const incidents = await world.db.incident.findMany({ where: { closedAt: null } });
  expect(incidents).toMatchObject([{ cause: 'INVARIANT_BROKEN', stage: 'job-works' }]);
  const bad = (await app.examine(ctx())).filter(({ isWell }) => !isWell).map(({ text }) => text);
  expect(bad.join('\n')).toContain('job-works (1): wake-waiting failed at');

  await signalCapacity();
  await until(failures, (jobs) => jobs.length === 0);
  expect((await app.checkIntegrity(ctx())).violations).toBe(0);
});

test('a sweep that fails three times in a row is told of, and forgotten when it works again', async () => {
  let isBroken = true;
  let turns = 0;
  const work = async () => {
    turns += 1;
    if (isBroken) throw new Error('The disk is full.');
  };
  const stop = app.every(1, 'demo', work, {
    fails: (error) => app.noteFailure(world.db, { job: 'sweep-demo', error }),
    works: () => app.noteSuccess(world.db, { job: 'sweep-demo' }),
  });
  await until(failures, (jobs) => jobs.length > 0);
  expect(turns).toBeGreaterThanOrEqual(3);
  expect(await failures()).toEqual([{ job: 'sweep-demo', error: 'The disk is full.' }]);
  isBroken = false;
  await until(failures, (jobs) => jobs.length === 0);
  stop();
});
