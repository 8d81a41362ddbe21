import type { Context } from '@/server/core/context';

/** Whether a dispute of a payment of the purchase is recorded. */
export const isDisputed = async ({ db }: Pick<Context, 'db'>, purchaseId: string): Promise<boolean> =>
  (await db.dispute.count({ where: { payment: { purchaseId } } })) > 0;
