import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moneyWords } from './money-words';

const money = (more = {}) => ({
  currency: 'EUR',
  taken: 49_900,
  returned: 0,
  returning: 0,
  disputed: 0,
  owed: 0,
  ...more,
});
const words = (more = {}) => moneyWords([money(more)]).join(' ');

test.each([
  [{ taken: 0 }, /^$/],
  [{}, /You paid €499.00. None of it was refunded./],
  [{ returned: 500 }, /^€5.00 went back to you/],
  [{ returned: 49_900 }, /^All of your money, €499.00, went back/],
  [{ returning: 49_900 }, /on its way back/],
  [{ owed: 49_900 }, /^We owe you €499.00/],
  [{ disputed: 49_900 }, /^Your bank is deciding about €499.00/],
  [{ returned: 500, returning: 700 }, /€7.00 is on its way.*€5.00 went back/],
])('%o reads %s', (more, expected) => {
  expect(words(more)).toMatch(expected);
});

test('a student who was charged anything reads what became of it', () => {
  const part = fc.nat(10_000);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_000_000 }), part, part, part, part, (taken, ...parts) => {
      const [returned, returning, disputed, owed] = parts;
      expect(words({ taken, returned, returning, disputed, owed })).toMatch(/paid|back|owe|deciding/);
    }),
  );
});
