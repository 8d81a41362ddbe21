import { expect, test } from 'vitest';
import { missingWishes } from './wish-words';

const hours = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ weekday: 1 + (index % 7), minute: 480 + 60 * index }));

test('the form names what is wrong with the hours before the server would', () => {
  expect(missingWishes(hours(0), 2)).toBe('Choose at least two times.');
  expect(missingWishes(hours(14), 2)).toBeNull();
  expect(missingWishes(hours(15), 2)).toBe('Choose at most 14 times.');
});
