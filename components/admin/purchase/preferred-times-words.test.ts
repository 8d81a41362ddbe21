import { expect, test } from 'vitest';
import { preferredTimesWords } from './preferred-times-words';

test('days that share a time are told together, in the order of the preferred times', () => {
  const preferredTimes = [
    { weekday: 1, minute: 1080 },
    { weekday: 6, minute: 570 },
    { weekday: 3, minute: 1080 },
  ];
  expect(preferredTimesWords(preferredTimes)).toBe('Mon and Wed 18:00, Sat 09:30');
});
