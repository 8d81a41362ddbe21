/**
 * The tax that an amount includes, in the same minor units, rounded half up: amount * rate / (1 + rate). The rate is in basis
 * points, 1900 for 19 %. In whole numbers throughout, so that no amount is off by a binary fraction.
 */
export function includedTax(amount: number, rateBasisPoints: number): number {
  const whole = BigInt(10_000 + rateBasisPoints);
  return Number((BigInt(amount) * BigInt(rateBasisPoints) * 2n + whole) / (whole * 2n));
}
