import type { Context } from '@/server/core/context';
import type { Db } from '@/server/core/db';
import { defaultProvider, gatewayFor } from './gateways';
import { recordPayment } from './record-payment';

/**
 * Every payment of a purchase. Where there is none, as after a restore, the provider is asked for the checkouts that were
 * opened for it, and they are recorded first: what was paid is never taken for unpaid because a row is missing here.
 *
 * Throws whatever the provider's client throws when it has to be asked and cannot be.
 */
export async function listPayments({ db }: Pick<Context, 'db'>, { purchaseId }: { purchaseId: string }) {
  const read = () =>
    db.payment.findMany({
      where: { purchaseId },
      select: { id: true, provider: true, providerRef: true, status: true },
    });
  const known = await read();
  if (known.length > 0) return known;
  const found = await findAtProvider(db, purchaseId);
  for (const providerRef of found) {
    await recordPayment(db, { purchaseId, provider: defaultProvider(), providerRef });
  }
  return found.length > 0 ? read() : known;
}

async function findAtProvider(db: Db, purchaseId: string): Promise<string[]> {
  const purchase = await db.purchase.findUnique({ where: { id: purchaseId }, select: { createdAt: true } });
  if (!purchase) return [];
  const { createdAt: since } = purchase;
  return gatewayFor(defaultProvider(), db).findCheckouts({ reference: purchaseId, since });
}
