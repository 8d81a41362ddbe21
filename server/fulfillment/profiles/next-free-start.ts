import type { TrainerCalendar } from '@/server/scheduling/calendar/trainer-calendar';

/** How far ahead is looked, and the length of a session that must fit, in milliseconds. */
const [ahead, length] = [28 * 86_400_000, 60 * 60_000];

/** The next full hour at which an hour fits into a trainer's calendar; null when there is none within four weeks. */
export function nextFreeStart(calendar: Pick<TrainerCalendar, 'fits'>, now: Date): Date | null {
  const first = Math.ceil(now.getTime() / length) * length;
  for (let at = first; at < now.getTime() + ahead; at += length) {
    if (calendar.fits(at, at + length)) return new Date(at);
  }
  return null;
}
