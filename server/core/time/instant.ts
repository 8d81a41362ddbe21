import { z } from 'zod';

/** Instants that the school can have to do with. PostgreSQL and JavaScript disagree about much earlier and later ones. */
const earliest = new Date(0);
const latest = new Date('2200-01-01T00:00:00Z');

/** An instant from outside: a date and time from 1970 to 2199. */
export const instant = z
  .date('Give a date and a time.')
  .min(earliest, 'Give a date after 1969.')
  .max(latest, 'Give a date before 2200.');

/** Milliseconds since 1970 of such an instant, as cursors hold them. */
export const instantMs = z.number().int().min(earliest.getTime()).max(latest.getTime());
