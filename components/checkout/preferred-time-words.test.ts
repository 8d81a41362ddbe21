import { expect, test } from 'vitest';
import { missingTimes } from './preferred-time-words';

const hours = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ weekday: 1 + (index % 7), minute: 480 + 60 * index }));

test('the form names what is wrong with the preferred times before the server does', () => {
  expect(missingTimes(hours(0), 2)).toBe('Choose at least two times.');
  expect(missingTimes(hours(14), 2)).toBeNull();
  expect(missingTimes(hours(15), 2)).toBe('Choose at most 14 times.');
});
