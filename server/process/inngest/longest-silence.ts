import type { RunState } from '@/server/process/vocabulary/run-states';
import { retryDelaySeconds } from './retry-delay';

/** Attempts of a function without its own number, and what Inngest adds to each wait, in seconds. */
const [usualAttempts, jitterSeconds] = [5, 30];
const [minuteMs, hourMs] = [60_000, 3_600_000];

/** All attempts and waits of a run whose app cannot be reached, so that none leaves a trace: less than six minutes. */
const untracedMs =
  1000 *
  Array.from(
    { length: usualAttempts - 1 },
    (_, attempt) => retryDelaySeconds(attempt) + jitterSeconds,
  ).reduce((sum, seconds) => sum + seconds, 0);

/**
 * How long, in milliseconds, a run that goes on may show no sign of life. Longer than that, Inngest has forgotten it: its
 * list keeps what it said last. An attempt at work may take the two hours after which Inngest ends its request; a queue may
 * be an hour long; otherwise the next attempt is there within minutes, or the run is over.
 */
export function longestSilenceMs(state: RunState, lastTrace: 'at work' | 'failed' | 'none'): number {
  if (lastTrace === 'at work') return 2 * hourMs + 10 * minuteMs;
  if (state === 'queued') return hourMs;
  return untracedMs + 5 * minuteMs;
}
