import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { Panel } from '@/components/ui/panel';
import { formatMoney } from '@/server/core/money/format-money';
import { formatTime } from '@/server/core/time/format-time';
import type { MyPurchase } from '@/server/purchases/own/get-my-purchase';
import { PrintButton } from './print-button';

/** The receipt. Printing the page prints only this. */
export function Receipt({ purchase }: { purchase: MyPurchase }) {
  if (!purchase.confirmedAt) return null;
  return (
    <Panel title="Receipt" actions={<PrintButton />} className="receipt">
      <dl className="grid gap-1.5 px-4 pb-4">
        <Line term="Number">
          <span className="font-mono text-sm">P-{purchase.number}</span>
        </Line>
        <Line term="For">
          {purchase.course.title}, {purchase.plan.name}, {purchase.sessionCount} sessions
        </Line>
        <Line term="Billed to">
          {purchase.student.name}
          <br />
          {purchase.student.email}
        </Line>
        <Line term="Paid">
          {formatTime(purchase.confirmedAt, 'date', purchase.zone)}
          {purchase.paidBy && `, ${purchase.paidBy}`}
        </Line>
        {purchase.discount > 0 && (
          <Line term="Discount">
            {formatMoney(purchase.discount, purchase.currency)} off{' '}
            {formatMoney(purchase.amount + purchase.discount, purchase.currency)}
          </Line>
        )}
        <Line term="Amount">
          <strong className="font-semibold">{formatMoney(purchase.amount, purchase.currency)}</strong>
        </Line>
        {purchase.receipts.length > 0 && (
          <Line term="Receipts">
            <span className="no-print flex flex-wrap gap-x-3">
              {purchase.receipts.map(({ id, kind, number }) => (
                <Link key={id} href={`/receipts/${id}`} className="prose-link">
                  {kind === 'RECEIPT' ? `Receipt R-${number}` : `Credit note CN-${number}`}
                </Link>
              ))}
            </span>
          </Line>
        )}
        {purchase.money[0].returned > 0 && (
          <Line term="Refunded">{formatMoney(purchase.money[0].returned, purchase.currency)}</Line>
        )}
      </dl>
    </Panel>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[4.5rem_1fr] gap-3">
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}
