import { Panel } from '@/components/ui/panel';
import type { RefundStatus } from '@/prisma/generated/enums';
import { formatMoney } from '@/server/core/money/format-money';
import { formatTime } from '@/server/core/time/format-time';
import type { MyPurchase } from '@/server/purchases/own/get-my-purchase';
import { moneyWords } from './money-words';

const states: Record<RefundStatus, string> = {
  PENDING: 'on its way',
  SUCCEEDED: 'refunded',
  FAILED: 'failed. Our team is on it',
  CANCELLED: 'not made',
};

/** Where the student's money is, once some of it is not simply paid: in a sentence, and each refund. */
export function MoneyCard({ purchase }: { purchase: MyPurchase }) {
  const { money, refunds, zone } = purchase;
  const isPlain = money.every((one) => one.returned + one.returning + one.disputed + one.owed === 0);
  if (isPlain && refunds.length === 0) return null;
  return (
    <Panel title="Your money">
      <div className="px-4 pb-4">
        {moneyWords(money).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {refunds.length > 0 && (
          <ul aria-label="Refunds" className="mt-3 grid gap-1.5 border-t border-line pt-3 text-sm">
            {refunds.map(({ id, amount, currency, status, createdAt, settledAt }) => (
              <li key={id} className="flex flex-wrap justify-between gap-x-3">
                <span className="tabular-nums">{formatMoney(amount, currency)}</span>
                <span className="text-muted">
                  {formatTime(settledAt ?? createdAt, 'date', zone)}, {states[status]}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
