import { expect, test } from 'vitest';
import { isDeep } from './is-deep';

const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

test('what people write is not deep, and what nobody writes is', () => {
  for (const value of [null, 1, '', {}, { a: [{ b: { c: [] } }] }, nested(400)])
    expect(isDeep(value)).toBe(false);
  for (const depth of [600, 1_000_000]) expect(isDeep(nested(depth))).toBe(true);
});
