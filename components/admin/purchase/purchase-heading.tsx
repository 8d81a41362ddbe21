import type { ReactNode } from 'react';
import { LocalTime } from '@/components/time/local-time';
import { Money } from '@/components/ui/money';
import { formatMoney } from '@/server/core/money/format-money';
import type { PurchaseDetail } from '@/server/purchases/get-purchase';
import { preferredTimesWords } from './preferred-times-words';

/** Who bought what, for how much, and their preferred times. */
export function PurchaseHeading({
  purchase,
  zone,
  actions,
}: {
  purchase: PurchaseDetail;
  zone?: string;
  actions?: ReactNode;
}) {
  const { student, course, plan, sessionCount, sessionsPerWeek, number, amount, currency } = purchase;
  const { confirmedAt, createdAt, preferences, discount, discountCode } = purchase;
  return (
    <header className="flex flex-wrap items-start justify-between gap-3">
      <div className="min-w-0">
        <h1 className="text-xl leading-tight font-semibold tracking-[-0.01em]">
          {student.name} · {course.title}, {sessionCount} sessions
        </h1>
        <p className="mt-1 text-muted">
          <code className="font-mono">P-{number}</code> · <Money amount={amount} currency={currency} />{' '}
          {confirmedAt ? 'paid' : 'asked'} <LocalTime at={confirmedAt ?? createdAt} zone={zone} /> ·{' '}
          {plan.name}, {sessionsPerWeek} a week
          {discountCode && `, ${formatMoney(discount, currency)} off with ${discountCode.code}`}
          {preferences && `, prefers ${preferredTimesWords(preferences.preferredTimes)} ${preferences.zone}`}
        </p>
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
