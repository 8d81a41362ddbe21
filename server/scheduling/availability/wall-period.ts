import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { ValidationError } from '@/server/core/errors';
import { wallTime } from '@/server/core/time/local-date';

/** A period on a trainer's own clock, end exclusive: `2026-12-24T00:00` to `2026-12-27T00:00` is three whole days. */
export const wallPeriod = z.object({ from: wallTime, until: wallTime });

/** How long one period of time off may be, in days. */
const longest = 400;

/**
 * The instants of a period of wall time in `zone`. An hour that the clocks skip begins where they go on; of one that comes
 * twice the earlier counts. Throws ValidationError `trainer.period-unknown`, `-empty` or `-long`.
 */
export function instantsOf(
  { from, until }: z.infer<typeof wallPeriod>,
  zone: string,
): { startsAt: Date; endsAt: Date } {
  const startsAt = instantOf(from, zone);
  const endsAt = instantOf(until, zone);
  const length = endsAt.getTime() - startsAt.getTime();
  if (length <= 0) {
    throw new ValidationError('trainer.period-empty', 'Time off must end after it begins.');
  }
  if (length > longest * 86_400_000) {
    throw new ValidationError('trainer.period-long', `Time off can be ${longest} days at most.`);
  }
  return { startsAt, endsAt };
}

/** The instant of a wall time, by the same rules. Throws ValidationError `trainer.period-unknown`. */
export function instantOf(wall: string, zone: string): Date {
  try {
    const { epochMilliseconds } = Temporal.PlainDateTime.from(wall, { overflow: 'reject' }).toZonedDateTime(
      zone,
    );
    return new Date(epochMilliseconds);
  } catch (cause) {
    throw new ValidationError('trainer.period-unknown', 'There is no such day. Look at the dates again.', {
      cause,
    });
  }
}
