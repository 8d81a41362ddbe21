import { formatMoney } from '@/server/core/money/format-money';

/** An amount in minor units. `isShort` leaves out cents that are zero. */
export function Money({
  amount,
  currency,
  isShort,
}: {
  amount: number;
  currency: string;
  isShort?: boolean;
}) {
  return <span className="whitespace-nowrap tabular-nums">{formatMoney(amount, currency, { isShort })}</span>;
}
