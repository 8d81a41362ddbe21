import { expect, test } from 'vitest';
import { unitPrices } from './unit-prices';

test.each([
  ['euros', { amount: 18_000, currency: 'EUR', sessionCount: 8, sessionMinutes: 45 }, '€22.50', '€30'],
  ['yen', { amount: 33_600, currency: 'JPY', sessionCount: 12, sessionMinutes: 50 }, 'JP¥2,800', 'JP¥3,360'],
  [
    'dinars',
    { amount: 36_120, currency: 'KWD', sessionCount: 4, sessionMinutes: 90 },
    'KWD 9.030',
    'KWD 6.020',
  ],
])('%s are divided in their own minor units', (_, plan, perSession, perHour) => {
  const { perSession: session, perHour: hour } = unitPrices(plan);
  expect([session, hour].map((price) => price.replaceAll('\u00a0', ' '))).toEqual([perSession, perHour]);
});

test('a rounded price says so', () => {
  const three = { sessionCount: 3, sessionMinutes: 60 };
  expect(unitPrices({ ...three, amount: 10_000, currency: 'EUR' }).perSession).toBe('about €33.33');
  expect(unitPrices({ ...three, amount: 10_000, currency: 'JPY' }).perHour).toBe('about JP¥3,333');
});
