import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';

/** Whether money of a purchase is owed back and nothing is on its way. */
export async function isMoneyOwed({ db }: Pick<Context, 'db'>, purchaseId: string): Promise<boolean> {
  const rows = await queryRows(db, z.object({ id: z.string() }))`
    SELECT id FROM "PaymentMoney" WHERE "purchaseId" = ${purchaseId} AND owed > 0`;
  return rows.length > 0;
}
