/** Inngest's own waits between the attempts of a step, in seconds. Source: inngest/inngest pkg/backoff. */
const waits = [15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200];

/**
 * About how many seconds Inngest waits after attempt number `attempt` (0-based) failed. It adds up to 30 seconds of its
 * own, so the next attempt is never sooner than this.
 */
export function retryDelaySeconds(attempt: number): number {
  return waits[Math.min(attempt, waits.length - 1)] ?? 0;
}
