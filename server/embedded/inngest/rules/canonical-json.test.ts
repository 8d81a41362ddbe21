import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json';
import { hasNul } from './has-nul';

test('keys are sorted at every depth, lists are not, and what is undefined is left out', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }, null], a: undefined, A: 'ü"' })).toBe(
    '{"A":"ü\\"","b":[{"c":2,"d":1},null]}',
  );
});

test.each([
  ['a\u0000b', true],
  ['\u0000', true],
  ['a\\u0000', false],
  ['a\\\u0000', true],
  ['plain', false],
])('%j contains a NUL: %s', (text, expected) => {
  expect(hasNul(JSON.stringify({ text }))).toBe(expected);
});
