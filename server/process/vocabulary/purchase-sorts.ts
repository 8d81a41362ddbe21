import { codesOf } from '@/server/core/vocabulary/codes';

/** The orders of a list of purchases. */
export const purchaseSorts = { late: 'Late first', newest: 'Newest first', oldest: 'Oldest first' } as const;
export type PurchaseSort = keyof typeof purchaseSorts;
export const purchaseSortCodes = codesOf(purchaseSorts);
