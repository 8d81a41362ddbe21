import { expect, test } from 'vitest';
import { isOutage } from './is-outage';
import { SessionSettingError } from './session-setting-error';

test.each([
  Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  new AggregateError([Object.assign(new Error('a'), { code: 'ECONNREFUSED' })]),
  new Error('Invalid `count()` invocation', {
    cause: new Error('the database did not answer within 20 seconds'),
  }),
  Object.assign(new Error('x'), {
    code: 'P2010',
    meta: { driverAdapterError: { cause: { originalCode: '57P01' } } },
  }),
  new Error('timeout exceeded when trying to connect'),
  new SessionSettingError('the database is a read-only standby'),
])('%s is an outage', (error) => expect(isOutage(error)).toBe(true));

test.each([
  new Error('Cannot read properties of undefined'),
  Object.assign(new Error('x'), {
    code: 'P2002',
    meta: { driverAdapterError: { cause: { originalCode: '23505' } } },
  }),
  null,
  'ECONNREFUSED',
])('%s is not', (error) => expect(isOutage(error)).toBe(false));

test('an error that is its own cause is read to an end', () => {
  const error = new Error('x');
  error.cause = error;
  expect(isOutage(error)).toBe(false);
});
