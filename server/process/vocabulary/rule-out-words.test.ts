import { expect, test } from 'vitest';
import { ruledOutWords, ruleOutWords } from './rule-out-words';

test('counts come with the most frequent reason first, one and several in their own words', () => {
  expect(ruleOutWords({ paused: 1, skill: 12, left: 3 })).toBe(
    '12 do not teach it, 3 have left, 1 is paused',
  );
});

test('a trainer has every reason, and a code of another version stands for itself', () => {
  expect(ruledOutWords(['paused', 'cap', 'too-tired'])).toBe('is paused, has no place left, too-tired');
  expect(ruleOutWords({ toString: 2 })).toBe('2 toString');
});
