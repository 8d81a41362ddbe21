import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrangeWindows } from './arrange-windows';

const at = (weekday: number, from: number, until: number) => ({
  weekday,
  startMinute: from * 60,
  endMinute: until * 60,
});

test('adjacent windows are merged, on the same day only', () => {
  expect(arrangeWindows([at(1, 12, 14), at(1, 9, 12), at(2, 14, 24), at(3, 0, 4)]).windows).toEqual([
    at(1, 9, 14),
    at(2, 14, 24),
    at(3, 0, 4),
  ]);
});

test('two windows that share time are named, earlier first', () => {
  expect(arrangeWindows([at(4, 11, 13), at(4, 9, 12)]).overlap).toEqual({
    first: at(4, 9, 12),
    second: at(4, 11, 13),
  });
});

const window = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }),
    from: fc.integer({ min: 0, max: 23 }),
    length: fc.integer({ min: 1, max: 24 }),
  })
  .map(({ weekday, from, length }) => at(weekday, from, Math.min(24, from + length)));

const hoursOf = (windows: ReturnType<typeof at>[]) =>
  windows.flatMap(({ weekday, startMinute, endMinute }) =>
    Array.from(
      { length: (endMinute - startMinute) / 60 },
      (_, index) => weekday * 24 + startMinute / 60 + index,
    ),
  );

test('law: arranging keeps every hour exactly once, or there is an overlap', () => {
  fc.assert(
    fc.property(fc.array(window, { maxLength: 12 }), (windows) => {
      const hours = hoursOf(windows);
      const { windows: arranged, overlap } = arrangeWindows(windows);
      expect(overlap !== null).toBe(new Set(hours).size < hours.length);
      if (!overlap) expect(hoursOf(arranged)).toEqual(hours.toSorted((a, b) => a - b));
    }),
  );
});

test('law: the order in which windows are given does not matter', () => {
  fc.assert(
    fc.property(fc.array(window, { maxLength: 8 }), (windows) => {
      expect(arrangeWindows(windows.toReversed()).windows).toEqual(arrangeWindows(windows).windows);
    }),
  );
});
