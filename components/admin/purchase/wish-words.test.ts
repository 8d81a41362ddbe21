import { expect, test } from 'vitest';
import { wishWords } from './wish-words';

test('days that share a time are told together, in the order of the wishes', () => {
  const wishes = [
    { weekday: 1, minute: 1080 },
    { weekday: 6, minute: 570 },
    { weekday: 3, minute: 1080 },
  ];
  expect(wishWords(wishes)).toBe('Mon and Wed 18:00, Sat 09:30');
});
