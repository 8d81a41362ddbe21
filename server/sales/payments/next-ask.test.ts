import { expect, test } from 'vitest';
import { nextAsk } from './next-ask';

const paidAt = new Date('2026-01-01T12:00:00Z');
const after = (days: number) => new Date(paidAt.getTime() + days * 86_400_000);

test.each([
  [0, 1],
  [13.5, 14.5],
  [14, 21],
  [119, 126],
])('%d days after the payment, the next question is due on day %d', (days, next) => {
  expect(nextAsk(paidAt, after(days))).toEqual(after(next));
});

test('the last question is asked in the week after day 120, and there are 30', () => {
  let asked = 0;
  for (let at = nextAsk(paidAt, paidAt); at; at = nextAsk(paidAt, at)) asked++;
  expect(asked).toBe(30);
  expect(nextAsk(paidAt, after(400))).toBeNull();
});
