const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

// Source: Inngest's documentation, "Retries": 15 s, 30 s, 1 m, 2 m, 5 m, 10 m, 20 m, 40 m, 1 h, 2 h, each plus jitter.
const delays = [
  15 * second,
  30 * second,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  20 * minute,
  40 * minute,
  hour,
  2 * hour,
];

/**
 * Milliseconds until the attempt after `attempt` (counted from 0), without Retry-After.
 * `override` replaces the schedule; its last value repeats, and it gets no jitter. `random` is in [0, 1).
 */
export function backOff(attempt: number, random: number, override?: readonly number[]): number {
  const schedule = override?.length ? override : delays;
  const base = schedule[Math.min(attempt, schedule.length - 1)] ?? 0;
  return override?.length ? base : base + Math.floor(random * 30 * second);
}

/**
 * Milliseconds that a `retry-after` header asks for: whole seconds, or a date. Undefined when it says nothing.
 * Inngest keeps it between 1 second and 24 hours.
 */
export function readRetryAfter(header: string | undefined, now: Date): number | undefined {
  if (!header) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * second : new Date(header).getTime() - now.getTime();
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, second), 24 * hour);
}
