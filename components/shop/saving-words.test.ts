import { expect, test } from 'vitest';
import { savingWords } from './saving-words';

const plan = (name: string, amount: number, sessionCount: number, sessionMinutes = 60, currency = 'EUR') => ({
  ...{ name, amount, sessionCount, sessionMinutes, currency },
});

test('a plan is compared with the most expensive one of equal length, by name', () => {
  const [starter, steady, intensive] = [
    plan('Starter', 16_000, 4),
    plan('Steady', 36_000, 10),
    plan('Intensive', 60_000, 20),
  ];
  const words = [starter, steady, intensive].map((each) => savingWords(each, [starter, steady, intensive]));
  expect(words).toEqual([null, '10% less per session than Starter', '25% less per session than Starter']);
});

test('shorter sessions are no saving, although each costs less', () => {
  const [long, short] = [plan('Long', 40_000, 10, 60), plan('Short', 30_400, 10, 40)];
  expect(savingWords(short, [long, short])).toBeNull();
});

test('prices in other currencies are not compared', () => {
  const [euros, yen] = [plan('Euros', 40_000, 10), plan('Yen', 33_600, 10, 60, 'JPY')];
  expect(savingWords(yen, [euros, yen])).toBeNull();
});

test('a saving is never rounded up', () => {
  const [one, other] = [plan('One', 10_000, 1), plan('Other', 9_001, 1)];
  expect(savingWords(other, [one, other])).toBe('9% less per session than One');
});
