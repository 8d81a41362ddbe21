import { Cron } from 'croner';

/** A cron trigger as Inngest writes it: five fields, with an optional `TZ=Area/City ` in front. */
function parseCron(expression: string): Cron {
  const [, zone, pattern] = /^(?:TZ=(\S+)\s+)?(.*)$/.exec(expression.trim()) ?? [];
  if (pattern?.trim().split(/\s+/).length !== 5) throw new Error('a cron has five fields');
  return new Cron(pattern, { timezone: zone ?? 'UTC', paused: true });
}

/** What is wrong with a cron expression; undefined when it is one. */
export function findCronError(expression: string): string | undefined {
  try {
    parseCron(expression).nextRun();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The first tick of a cron strictly after `after`; null when there is none. */
export function nextTick(expression: string, after: Date): Date | null {
  return parseCron(expression).nextRun(after);
}
