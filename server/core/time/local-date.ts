import { z } from 'zod';

/** Whether text is a real day of the calendar (YYYY-MM-DD) from 1900 to 2199. */
export function isLocalDate(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

/** A local day, YYYY-MM-DD. */
export const localDate = z
  .string()
  .refine(isLocalDate, 'There is no such day. Give one between 1900 and 2199.');

/** A clock's reading on such a day: `2026-12-24T18:00`. */
export const wallTime = z
  .string()
  .refine(
    (text) => isLocalDate(text.slice(0, 10)) && /^T([01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10)),
    'Give a date and a time.',
  );
