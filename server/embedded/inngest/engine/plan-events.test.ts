import { expect, test } from 'vitest';
import { type FunctionConfig, functionConfigSchema } from '../rules/protocol';
import { type IncomingEvent, planEvents } from './plan-events';
import { indexFunctions } from './registry';

const now = new Date('2026-01-01T00:00:00Z');
const register = (...configs: Record<string, unknown>[]) =>
  indexFunctions(
    configs.map((config) => {
      const parsed: FunctionConfig = functionConfigSchema.parse({
        triggers: [{ event: 'order/paid' }],
        steps: { step: { runtime: { url: 'http://localhost:3000/api/inngest' } } },
        ...config,
      });
      return {
        slug: parsed.id,
        id: '00000000-0000-5000-8000-000000000000',
        app: 'demo',
        config: parsed,
        createdAt: now,
      };
    }),
  );
const event = (row: string, data: Record<string, unknown>, once?: string): IncomingEvent => ({
  row,
  once,
  body: { id: row, name: 'order/paid', data, ts: 1, user: {} },
});

test('an event starts each function that it fits, once', () => {
  const registry = register(
    { id: 'all' },
    {
      id: 'large',
      triggers: [{ event: 'order/paid', expression: 'event.data.total > 100' }, { event: 'order/paid' }],
    },
    { id: 'small', triggers: [{ event: 'order/paid', expression: 'event.data.total < 100' }] },
  );
  const plan = planEvents([event('e', { total: 200 })], registry, [], [], now);
  expect(plan.runs.map((run) => run.slug)).toEqual(['all', 'large']);
});

test('two events with one id in one request count once, and both are kept', () => {
  const plan = planEvents([event('a', {}, 'x'), event('b', {}, 'x')], register({ id: 'all' }), [], [], now);
  expect(plan.events).toHaveLength(2);
  expect(plan.runs.map((run) => run.event)).toEqual(['a']);
});

test('keys of concurrency are those of the function, unless they are shared on purpose', () => {
  const registry = register({
    id: 'limited',
    concurrency: [
      { limit: 2, key: 'event.data.tenant' },
      { limit: 5, scope: 'env', key: '"api"' },
    ],
    idempotency: 'event.data.order',
  });
  const [run] = planEvents([event('e', { tenant: 't1', order: 7 })], registry, [], [], now).runs;
  expect(run).toMatchObject({
    slots: [
      { key: 'fn:limited:t1', max: 2 },
      { key: 'env:api', max: 5 },
    ],
    once: 'run:limited:7',
  });
});

test('a wait ends with the first event that fits it', () => {
  const origin = { id: 'o', name: 'x', data: { k: 1 }, ts: 1 };
  const waiter = {
    run: 'r',
    step: 's',
    event: 'order/paid',
    expression: 'event.data.k == async.data.k',
    origin,
  };
  const events = [event('a', { k: 2 }), event('b', { k: 1 }), event('c', { k: 1 })];
  expect(planEvents(events, register(), [waiter], [], now).settles).toMatchObject([
    { run: 'r', step: 's', event: 'b' },
  ]);
});

test('a cancellation counts within its time only', () => {
  const registry = register({ id: 'slow', triggers: [], cancel: [{ event: 'order/paid', timeout: '1h' }] });
  const origin = { id: 'o', name: 'x', data: {}, ts: 1 };
  const started = (iso: string) => ({ run: iso, slug: 'slow', startedAt: new Date(iso), origin });
  const runs = [started('2025-12-31T23:30:00Z'), started('2025-12-31T22:30:00Z')];
  expect(planEvents([event('e', {})], registry, [], runs, now).cancels.map((cancel) => cancel.run)).toEqual([
    '2025-12-31T23:30:00Z',
  ]);
});
