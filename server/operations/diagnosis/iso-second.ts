/** An instant in UTC, to the second. */
export const isoSecond = (at: Date): string =>
  at
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d{3}Z$/, ' UTC');
