import { expect, test } from 'vitest';
import { longestSilenceMs } from './longest-silence';

test('longer than five attempts in a row that do not reach the app, which took 276 s in the longest recording', () => {
  expect(longestSilenceMs('betweenAttempts', 'none')).toBeGreaterThan(345_000);
});

test('an attempt at work may take the two hours that Inngest gives it', () => {
  expect(longestSilenceMs('running', 'at work')).toBeGreaterThan(7_200_000);
});

test('a run in the queue has more patience than one that began', () => {
  expect(longestSilenceMs('queued', 'none')).toBeGreaterThan(longestSilenceMs('running', 'failed'));
});
