import { expect, test } from 'vitest';
import type { EventRun } from '@/server/process/inngest/fetch-event-runs';
import { isEventLost } from './is-event-lost';

const now = new Date('2026-11-28T12:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const run = (more: Partial<EventRun>): EventRun => ({
  ...{ runId: 'r', functionId: 'f', state: 'running', status: 'Running' },
  ...{ startedAt: ago(60).toISOString(), endedAt: null, error: null },
  ...more,
});
const ended = (seconds: number) => ago(seconds).toISOString();
const at = (reachedAt: Date | null = null) => ({ publishedAt: ago(120), reachedAt, now });

test('without any run it is lost', () => expect(isEventLost([], at())).toBe(true));

test.each<[string, EventRun[]]>([
  ['a run at work', [run({})]],
  ['a queued run', [run({ state: 'queued', startedAt: null })]],
  ['a run that completed', [run({ state: 'completed', endedAt: ended(10) })]],
  [
    'a run that failed by its own error',
    [run({ state: 'failed', endedAt: ended(10), error: 'no route to mail' })],
  ],
  ['one lost and one at work', [run({ startedAt: ago(86_000).toISOString() }), run({})]],
])('with %s it is not lost', (_, runs) => expect(isEventLost(runs, at(now))).toBe(false));

test('a run that gave up because the app was away is lost once Inngest reaches the app again', () => {
  const away = run({ state: 'failed', endedAt: ended(60), error: 'Unable to reach SDK URL' });
  expect(isEventLost([away], at(null))).toBe(false);
  expect(isEventLost([away], at(ago(90)))).toBe(false);
  expect(isEventLost([away], at(ago(30)))).toBe(true);
});

test('a run that has been silent for a quarter of an hour is lost', () => {
  expect(isEventLost([run({ startedAt: ago(900).toISOString() })], at())).toBe(true);
});
