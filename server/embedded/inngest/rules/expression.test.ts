import { expect, test } from 'vitest';
import { evaluateKey, findExpressionError, isMatch } from './expression';

const event = { data: { k: 1, a: 'x', b: 'y' } };

test.each([
  ['event.data.k == async.data.k', true],
  ["event.data.a == 'y'", false],
  ['event.data.missing == 1', false],
  ['event.data.k', false],
  [undefined, true],
])('%s holds: %s', (expression, expected) => {
  expect(isMatch(expression, { event, async: event })).toBe(expected);
});

test('a key is text, and empty when it cannot be worked out', () => {
  expect(evaluateKey('event.data.a + "-" + event.data.b', { event })).toBe('x-y');
  expect(evaluateKey('event.data.k', { event })).toBe('1');
  expect(evaluateKey('event.data.missing', { event })).toBe('');
});

test('an expression that cannot be parsed says so in one line', () => {
  expect(findExpressionError('event.data.')).toMatch(/^[^\n]+$/);
  expect(findExpressionError('event.data.k == 1')).toBeUndefined();
});
