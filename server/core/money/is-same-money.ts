/**
 * Whether two amounts are the same money: minor units and currency. The one comparison of what was quoted, paid or returned.
 */
export function isSameMoney(
  one: { amount: number; currency: string },
  other: { amount: number; currency: string },
): boolean {
  return one.amount === other.amount && one.currency === other.currency;
}
