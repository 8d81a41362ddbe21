import type { EventRun } from '@/server/process/inngest/fetch-event-runs';
import { isAppUnreachable } from '@/server/process/inngest/is-app-unreachable';
import { longestSilenceMs } from '@/server/process/inngest/longest-silence';

/**
 * Whether nothing will come of a published event any more, by the runs of its consumer that Inngest lists: there is none,
 * each gave up because the app was away and Inngest has reached the app since, or each has been silent for longer than any
 * wait between attempts. A run that failed for another reason is not lost: a repeat would fail as well.
 */
export function isEventLost(
  runs: readonly EventRun[],
  { publishedAt, reachedAt, now }: { publishedAt: Date; reachedAt: Date | null; now: Date },
): boolean {
  return runs.every(({ state, startedAt, endedAt, error }) => {
    if (endedAt !== null) {
      return (
        state === 'failed' && isAppUnreachable(error) && reachedAt !== null && reachedAt > new Date(endedAt)
      );
    }
    const began = startedAt ? new Date(startedAt) : publishedAt;
    return now.getTime() - began.getTime() > longestSilenceMs(state, 'none');
  });
}
