import { expect, test } from 'vitest';
import type { RegisteredConfig } from '@/server/process/inngest/list-registered-functions';
import { compareFunctions } from './compare-functions';
import type { ServedFunction } from './describe-functions';

const url = 'http://127.0.0.1:3000/api/inngest?fnId=caravan-one&stepId=step';
const served = (more: Partial<ServedFunction> = {}, retries?: number): ServedFunction => ({
  id: 'caravan-one',
  triggers: [{ event: 'demo/a' }, { cron: 'TZ=UTC * * * * *' }],
  steps: { step: { runtime: { url }, ...(retries === undefined ? {} : { retries: { attempts: retries } }) } },
  ...more,
});
// As a real server gave it back for such a registration.
const recorded: RegisteredConfig = {
  triggers: [{ cron: 'TZ=UTC * * * * *' }, { event: 'demo/a' }],
  steps: [{ uri: url.replace('127.0.0.1', 'localhost') }],
};
const compare = (fn: ServedFunction, config: RegisteredConfig | null) =>
  compareFunctions([fn], [{ id: 'one', internalId: 'x', config }]).map(({ what }) => what);

test('the same, in another order and with this machine by its name, is the same', () =>
  expect(compare(served(), recorded)).toEqual([]));

test('every option of a function comes back in the words of a real server', () => {
  const fn = served(
    {
      cancel: [{ event: 'demo/cancel', if: 'event.data.id == async.data.id', timeout: '1h' }],
      concurrency: { limit: 1, key: 'event.data.tenant' },
    },
    3,
  );
  const config: RegisteredConfig = {
    ...recorded,
    cancel: [{ event: 'demo/cancel', timeout: '1h', if: 'event.data.id == async.data.id' }],
    concurrency: [{ limit: 1, key: 'event.data.tenant', scope: 'Fn' }],
    steps: [{ uri: url, retries: 3 }],
  };
  expect(compare(fn, config)).toEqual([]);
  expect(compare(fn, { ...config, concurrency: [{ limit: 2, scope: 'Fn' }] })).toEqual(['concurrency']);
  expect(compare(fn, { ...config, cancel: [{ event: 'demo/stop' }] })).toEqual(['cancelOn']);
  expect(compare(fn, { ...config, steps: [{ uri: url, retries: 4 }] })).toEqual(['retries']);
  expect(compare(fn, { ...config, steps: [{ uri: url.replace('3000', '9911'), retries: 3 }] })).toEqual([
    'address',
  ]);
});

test.each<[string, RegisteredConfig['triggers']]>([
  ['another event', [{ event: 'demo/b' }, { cron: 'TZ=UTC * * * * *' }]],
  ['another cron', [{ event: 'demo/a' }, { cron: 'TZ=UTC */5 * * * *' }]],
  ['a condition', [{ event: 'demo/a', expression: 'event.data.x' }, { cron: 'TZ=UTC * * * * *' }]],
  ['one less', [{ event: 'demo/a' }]],
  ['none', []],
])('%s is another trigger', (_, triggers) =>
  expect(compare(served(), { ...recorded, triggers })).toEqual(['triggers']),
);

test('what is missing and what is too much is named; what Inngest does not tell is not compared', () => {
  expect(compareFunctions([served()], [])).toEqual([{ functionId: 'one', what: 'missing' }]);
  expect(compareFunctions([], [{ id: 'two', internalId: null, config: null }])).toEqual([
    { functionId: 'two', what: 'not served' },
  ]);
  expect(compare(served({}, 7), null)).toEqual([]);
});
