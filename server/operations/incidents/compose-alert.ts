import { formatMoney } from '@/server/core/money/format-money';
import { toLine } from '@/server/core/text/to-line';

type Member = { headline: string; purchase: { number: number; amount: number; currency: string } };

/** The text of an alert: what is stuck, how many, how much money, and where to look. `amount` in minor units. */
export function composeAlert(
  incident: { id: string; cause: string; stage: string },
  members: Member[],
  appUrl: string,
): { subject: string; text: string } {
  const count = members.length === 1 ? '1 purchase is stuck' : `${members.length} purchases are stuck`;
  const numbers = members.slice(0, 10).map(({ purchase }) => `P-${purchase.number}`);
  const more = members.length > numbers.length ? ` and ${members.length - numbers.length} more` : '';
  return {
    subject: `Caravan: ${count}, ${incident.cause} at ${incident.stage}`,
    text: [
      toLine(members[0]?.headline ?? ''),
      `At risk: ${atRisk(members)}.`,
      `${numbers.join(', ')}${more}`,
      `${appUrl}/admin/incidents/${incident.id}`,
    ].join('\n'),
  };
}

/** The sum of each currency. */
function atRisk(members: Member[]): string {
  const sums = new Map<string, number>();
  for (const { purchase } of members) {
    sums.set(purchase.currency, (sums.get(purchase.currency) ?? 0) + purchase.amount);
  }
  const words = [...sums].map(([currency, amount]) => formatMoney(amount, currency));
  return words.join(', ') || 'nothing';
}
