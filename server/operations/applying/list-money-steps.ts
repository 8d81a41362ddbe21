import { formatMoney } from '@/server/core/money/format-money';
import type { Evidence } from '@/server/operations/evidence/evidence';
import { failedRefunds } from '@/server/operations/evidence/failed-refunds';
import type { RemedyKind } from '@/server/operations/vocabulary/remedies';
import { rejectedMoney } from '../remedies/money/rejected-money';

const moneyRemedies = [
  'refund',
  'retry-refund',
  'record-refund',
  'check-dispute',
] as const satisfies RemedyKind[];
export type MoneyRemedy = (typeof moneyRemedies)[number];

/** Whether a remedy is about money alone: it moves no purchase, and worked once the stop is gone. */
export const isMoneyRemedy = (kind: string): kind is MoneyRemedy =>
  moneyRemedies.some((known) => known === kind);

const sumOf = (amounts: { amount: number; currency: string }[]) =>
  amounts.map(({ amount, currency }) => formatMoney(amount, currency)).join(' and ');

/** What a remedy about money does, one sentence each, with the amounts. */
export function listMoneySteps(kind: MoneyRemedy, evidence: Evidence): string[] {
  const failed = failedRefunds(evidence);
  const owed = failed.length > 0 ? failed : rejectedMoney(evidence);
  switch (kind) {
    case 'refund':
      return [
        `Returns ${sumOf(rejectedMoney(evidence))} to the student through the provider.`,
        'The student gets an email once the money is on its way.',
      ];
    case 'retry-refund':
      return [
        `Asks the provider again to return ${sumOf(failed)}.`,
        'The student gets an email once the money is on its way.',
      ];
    case 'record-refund':
      return [
        `Records that the student got ${sumOf(owed)} another way, such as by bank transfer. Nothing is sent to the provider.`,
        'Do this only after you paid it. The student gets an email. This cannot be undone.',
      ];
    case 'check-dispute':
      return [
        'Asks the provider how the dispute stands.',
        'If the bank has decided, records the outcome as its webhook would. Nothing changes otherwise.',
      ];
  }
}
