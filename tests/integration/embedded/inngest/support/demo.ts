import { type Inngest, NonRetriableError } from 'inngest';

/** Every step of the demo functions. */
export const demoSteps = [
  'one',
  'two-flaky',
  'par-1',
  'par-2',
  'nap',
  'emit',
  'call-child',
  'wait',
  'boom',
  'work',
  'x',
  'double',
];

/** The functions behind the recording of a real Inngest server, rewritten. */
export function demoFunctions(client: Inngest) {
  const tries = new Map<string, number>();
  const child = client.createFunction(
    { id: 'child', triggers: [{ event: 'demo/child' }] },
    ({ event, step }) => step.run('double', () => event.data.n * 2),
  );
  const fnA = client.createFunction(
    { id: 'fn-a', retries: 3, triggers: [{ event: 'demo/a' }] },
    async ({ event, step, runId }) => {
      const one = await step.run('one', () => ({ v: 1 }));
      const two = await step.run('two-flaky', () => {
        const count = (tries.get(runId) ?? 0) + 1;
        tries.set(runId, count);
        if (count <= 2) throw new Error(`flaky ${count}`);
        return 2;
      });
      const [p, q] = await Promise.all([step.run('par-1', () => 'p'), step.run('par-2', () => 'q')]);
      await step.sleep('nap', '1s');
      await step.sendEvent('emit', { id: 'evt-1', name: 'demo/b', data: { k: event.data.k } });
      const inv = await step.invoke('call-child', { function: child, data: { n: 21 } });
      const w = await step.waitForEvent('wait', {
        event: 'demo/go',
        timeout: '3s',
        if: 'async.data.k == event.data.k',
      });
      return { one, two, p, q, inv, w };
    },
  );
  const fnB = client.createFunction(
    { id: 'fn-b', retries: 1, triggers: [{ event: 'demo/b' }], onFailure: () => undefined },
    ({ step }) =>
      step.run('boom', () => {
        throw new Error('always');
      }),
  );
  const fnC = client.createFunction(
    {
      id: 'fn-c',
      triggers: [{ event: 'demo/c' }],
      concurrency: { limit: 1, key: 'event.data.t' },
      idempotency: 'event.data.k',
    },
    ({ step }) => step.run('work', () => null).then(() => 1),
  );
  const fnN = client.createFunction({ id: 'fn-n', triggers: [{ event: 'demo/n' }] }, ({ step }) =>
    step.run('x', () => {
      throw new NonRetriableError('never again');
    }),
  );
  const fnCron = client.createFunction({ id: 'fn-cron', triggers: [{ cron: '*/1 * * * *' }] }, () => 'tick');
  return [fnA, fnB, fnC, child, fnN, fnCron];
}
