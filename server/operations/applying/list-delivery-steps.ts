import type { Context } from '@/server/core/context';
import { formatMoney } from '@/server/core/money/format-money';
import { formatTime } from '@/server/core/time/format-time';
import { planMakeUp } from '@/server/fulfillment/delivering/plan-make-up';
import { sessionWith } from '@/server/operations/causes/delivery/delivery-case';
import type { Evidence } from '@/server/operations/evidence/evidence';
import type { DeliveryRemedy } from './is-delivery-remedy';

/** What a remedy about one session does, one sentence each, with the time that a make-up session would have now. */
export async function listDeliverySteps(
  { db, now }: Pick<Context, 'db' | 'now'>,
  kind: DeliveryRemedy,
  evidence: Evidence,
  cause: string,
): Promise<string[]> {
  const session = sessionWith(cause, evidence);
  const name = session?.trainer.name ?? 'the trainer';
  switch (kind) {
    case 'ask-trainer':
      return [
        `Emails ${name} a link to record what became of session ${session?.ordinal}.`,
        'The session is due again after the school’s time for a result.',
      ];
    case 'make-up': {
      const plan = await planMakeUp(db, { now }, { purchaseId: evidence.purchase.id });
      return plan
        ? [
            `Books a session on ${formatTime(plan.startsAt, 'datetime', 'UTC')} UTC with ${plan.allocation.trainerName}, or at the next free time if that is taken.`,
            'The student and the trainer get an email with the appointment. They can still move it.',
            'The result of that session is due in turn.',
          ]
        : ['Finds no time in the next weeks that works for both. Nothing would be booked.'];
    }
    case 'accept-session':
      return ['Settles the session as it is: no session or money is owed for it.', 'Nobody gets an email.'];
    case 'refund-session': {
      const { amount, sessionCount, currency } = evidence.purchase;
      return [
        `Returns the price of one session, 1 of ${sessionCount} of ${formatMoney(amount, currency)}, to the student through the provider.`,
        'The student gets an email once the money is on its way. The session is settled by it.',
      ];
    }
  }
}
