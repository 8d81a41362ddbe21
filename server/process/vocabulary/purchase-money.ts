import { codesOf } from '@/server/core/vocabulary/codes';

/** What staff filter purchases by that is about money. */
export const moneyFilters = { refunded: 'Refunded, in part or whole', disputed: 'Disputed' } as const;

export type MoneyFilter = keyof typeof moneyFilters;
export const moneyFilterCodes = codesOf(moneyFilters);
