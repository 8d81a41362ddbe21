import { formatMoney } from '@/server/core/money/format-money';
import type { Money } from '@/server/purchases/money/money-of';

/** What a student reads of their money, one short sentence for each part of it that is not simply paid. Empty: nothing was taken. */
export function moneyWords(money: readonly Money[]): string[] {
  return money.flatMap(({ currency, taken, returned, returning, disputed, owed }) => {
    const of = (amount: number) => formatMoney(amount, currency);
    if (taken === 0) return [];
    const isAll = (amount: number) => (amount === taken ? `All of your money, ${of(amount)},` : of(amount));
    const parts = [
      owed > 0 && `We owe you ${of(owed)}. Our team has been alerted and is returning it.`,
      returning > 0 && `${isAll(returning)} is on its way back to you.`,
      returned > 0 &&
        `${isAll(returned)} went back to you. It may take up to ten days to show on your account.`,
      disputed > 0 && `Your bank is deciding about ${of(disputed)}.`,
    ].filter((part) => part !== false);
    return parts.length > 0 ? parts : [`You paid ${of(taken)}. None of it was refunded.`];
  });
}
