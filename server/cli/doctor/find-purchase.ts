import type { Context } from '@/server/context';
import { NotFoundError } from '@/server/errors';

/** The id of a purchase by its number as people write it, or by its id. Throws NotFoundError `purchase.unknown`. */
export async function findPurchase({ db }: Pick<Context, 'db'>, reference: string): Promise<string> {
  const number = /^p-(\d{1,9})$/i.exec(reference)?.[1];
  const purchase = await db.purchase.findUnique({
    where: number ? { number: Number(number) } : { id: reference },
    select: { id: true },
  });
  if (!purchase) throw new NotFoundError('purchase.unknown', `There is no purchase ${reference}.`);
  return purchase.id;
}
