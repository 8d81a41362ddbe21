import type { FormEvent } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { formatMoney } from '@/server/core/money/format-money';
import type { ReturnPlan } from '@/server/sales/returning/return-plan';
import { Facts } from '../facts';
import { ReasonField } from '../reason-field';

/** What will happen: the money, the sessions, and who is notified. Confirmed with a reason. */
export function GiveBackPreview({
  plan,
  isBusy,
  onConfirm,
}: {
  plan: ReturnPlan;
  isBusy: boolean;
  onConfirm(reason: string): void;
}) {
  const { amount, currency, leftAfter, ends, sessionsCancelled, trainerName, notified } = plan;
  const money = (minor: number) => formatMoney(minor, currency);
  const verb = ends
    ? amount > 0
      ? `Cancel and refund ${money(amount)}`
      : 'Cancel without a refund'
    : `Refund ${money(amount)}`;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onConfirm(String(new FormData(event.currentTarget).get('reason')));
  }

  return (
    <form
      onSubmit={submit}
      aria-label="Preview"
      className="grid gap-3 rounded-xl border border-line bg-sunk py-4"
    >
      <Facts
        facts={[
          ['Goes back', <strong key="amount">{money(amount)}</strong>],
          ['Stays', money(leftAfter)],
          ['Sessions', ends ? `${sessionsCancelled} to come are cancelled` : 'Not changed'],
          ['Trainer', trainerName && `${trainerName} is released`],
          ['Emailed', notified.join(' and ')],
        ]}
      />
      {!ends && amount > 0 && leftAfter === 0 && (
        <p className="px-4 text-warn">
          Sessions to come stay booked although nothing is paid for them. Cancel the course to release them.
        </p>
      )}
      <ReasonField placeholder="For the timeline and the audit log" className="px-4" />
      <div className="px-4">
        <button
          type="submit"
          disabled={isBusy}
          className={buttonClass({ variant: ends ? 'danger' : 'primary', size: 'sm' })}
        >
          {isBusy ? 'Working…' : verb}
        </button>
      </div>
    </form>
  );
}
