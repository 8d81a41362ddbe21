import { expect, test } from 'vitest';
import { copyDay, draftOf, readDraft, windowAfter } from './availability-draft';

const at = (weekday: number, startMinute: number, endMinute: number) => ({ weekday, startMinute, endMinute });

test('hours read back as they were shown, a day until midnight too', () => {
  const windows = [at(1, 540, 720), at(1, 1_020, 1_440), at(7, 0, 1_440)];
  expect(readDraft(draftOf(windows))).toEqual({ windows, problem: null });
});

test('a window without an end, or that ends before it starts, is reported', () => {
  const [window] = draftOf([at(1, 540, 720)]);
  if (!window) throw new Error('There is one window.');
  expect(readDraft([{ ...window, until: '' }]).problem).toContain('needs a start and an end');
  expect(readDraft([{ ...window, until: '08:00' }]).problem).toContain('ends before it starts');
});

test('a new window begins after the last one of its day', () => {
  expect(windowAfter([], 3)).toMatchObject({ weekday: 3, from: '09:00', until: '12:00' });
  expect(windowAfter(draftOf([at(3, 540, 720)]), 3)).toMatchObject({ from: '13:00', until: '16:00' });
  expect(readDraft([windowAfter(draftOf([at(3, 540, 1_440)]), 3)]).problem).toBeNull();
});

test('copying a day replaces the others that are named, and keeps it and the rest', () => {
  const draft = draftOf([at(1, 540, 720), at(2, 0, 60), at(6, 60, 120)]);
  const copied = copyDay(draft, 1, [1, 2, 3]);
  expect(readDraft(copied).windows).toEqual([
    at(1, 540, 720),
    at(6, 60, 120),
    at(2, 540, 720),
    at(3, 540, 720),
  ]);
  expect(new Set(copied.map(({ key }) => key)).size).toBe(copied.length);
});
