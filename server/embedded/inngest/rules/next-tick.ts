import { Cron } from 'croner';

/** A cron trigger as Inngest writes it: five fields, with an optional `TZ=Area/City ` in front. */
function parseCron(expression: string): Cron {
  const [first = '', ...rest] = expression.trim().split(/\s+/);
  const zone = first.startsWith('TZ=') ? first.slice(3) : null;
  const fields = zone === null ? [first, ...rest] : rest;
  if (fields.length !== 5) throw new Error('a cron has five fields');
  return new Cron(fields.join(' '), { timezone: zone ?? 'UTC', paused: true });
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
