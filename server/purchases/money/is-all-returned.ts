import type { Money } from './money-of';

/** Whether money was taken and all of it went back for good, in every currency. */
export const isAllReturned = (money: readonly Money[]): boolean =>
  money.some(({ taken }) => taken > 0) && money.every(({ taken, returned }) => returned >= taken);
