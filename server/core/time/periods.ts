import { codesOf } from '../vocabulary/codes';

/** The periods by which lists and figures are cut, up to now. */
export const periods = {
  '24h': { hours: 24, words: '24 hours' },
  '7d': { hours: 168, words: '7 days' },
  '30d': { hours: 720, words: '30 days' },
} as const;

export type Period = keyof typeof periods;
export const periodCodes = codesOf(periods);

/** When a period up to `now` began. */
export const startOf = (period: Period, now: Date): Date =>
  new Date(now.getTime() - periods[period].hours * 3_600_000);
