import type { Money } from '@/server/purchases/money/money-of';

/** Whether anything happened to money beyond its being paid: it went back or will, is owed, or is disputed. */
export const hasMoneyNews = ({ returned, returning, disputed, owed }: Money): boolean =>
  returned + returning + disputed + owed > 0;
