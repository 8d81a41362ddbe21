/**
 * How an amount goes back over the payments of a purchase, in minor units: the oldest first, each at most with what is left
 * of it. Less than the amount when less is left.
 */
export function splitRefund(
  payments: readonly { id: string; left: number }[],
  amount: number,
): { paymentId: string; amount: number }[] {
  let rest = amount;
  return payments.flatMap(({ id, left }) => {
    const part = Math.min(rest, left);
    rest -= part;
    return part > 0 ? [{ paymentId: id, amount: part }] : [];
  });
}
