'use client';

import { Money } from '@/components/ui/money';
import { unitPrices } from '@/server/core/money/unit-prices';
import { useDiscount } from './discount-context';

/** The price, what a discount code takes off it, and the total. */
export function OrderTotal({ plan }: { plan: Parameters<typeof unitPrices>[0] }) {
  const { quote } = useDiscount();
  const { perSession, perHour } = unitPrices(plan);
  return (
    <dl className="grid gap-2 border-t border-line p-5">
      <div className="flex justify-between gap-4 text-muted">
        <dt>
          {plan.sessionCount} sessions at {perSession}
          <span className="block text-sm">{perHour} per hour</span>
        </dt>
        <dd>
          <Money amount={plan.amount} currency={plan.currency} />
        </dd>
      </div>
      {quote && (
        <div className="flex justify-between gap-4 text-ok">
          <dt className="min-w-0">
            Discount <span className="font-mono text-[0.92em] break-all">{quote.code}</span>
          </dt>
          <dd className="shrink-0">
            −<Money amount={quote.discount} currency={quote.currency} />
          </dd>
        </div>
      )}
      <div className="flex justify-between gap-4 text-muted">
        <dt>Taxes and fees</dt>
        <dd>included</dd>
      </div>
      <div className="flex items-baseline justify-between gap-4 border-t border-line pt-3 font-semibold">
        <dt>Total, paid once</dt>
        <dd className="text-xl tracking-[-0.02em]">
          <Money amount={quote?.total ?? plan.amount} currency={plan.currency} />
        </dd>
      </div>
    </dl>
  );
}
