import { expect, test } from 'vitest';
import { newId } from './new-id';

const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('ids are UUIDs of version 7 that tell their millisecond', () => {
  const now = Date.now() + 60_000;
  const id = newId(now);
  expect(id).toMatch(version7);
  expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(now);
});

test('each is greater than the one before: in one millisecond, in thousands, and when the clock goes back', () => {
  const now = Date.now() + 120_000;
  const ids = [...Array.from({ length: 10_000 }, () => newId(now)), newId(now - 5_000), newId(now + 60_000)];
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(version7);
});
