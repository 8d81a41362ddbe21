import type { Context } from '@/server/core/context';
import { NotFoundError, ValidationError } from '@/server/core/errors';
import { purchaseNumber } from '@/server/core/ids/purchase-number';
import { isId } from '@/server/core/text/is-id';
import { line } from '@/server/core/text/line';

const schema = line(100, { empty: 'Write the number of a purchase, such as P-10042.' });

/**
 * The id of a purchase by its number as people write it (`P-10042`, `p 10042`, `#10042`), or by its id. Throws ZodError,
 * ValidationError `purchase.reference` for what is neither, and NotFoundError `purchase.unknown`.
 */
export async function findPurchase({ db }: Pick<Context, 'db'>, reference: string): Promise<string> {
  const text = schema.parse(reference);
  const number = purchaseNumber(text);
  if (number === null && !isId(text)) {
    throw new ValidationError(
      'purchase.reference',
      `"${text}" is not the number or the id of a purchase. Write it as P-10042.`,
    );
  }
  const purchase = await db.purchase.findUnique({
    where: number === null ? { id: text } : { number },
    select: { id: true },
  });
  if (!purchase) throw new NotFoundError('purchase.unknown', `There is no purchase ${text}.`);
  return purchase.id;
}
