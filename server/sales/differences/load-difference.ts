import type { Context } from '@/server/core/context';
import { ConflictError, NotFoundError } from '@/server/core/errors';
import type { PaymentGateway } from '../gateway/gateway';
import { gatewayFor } from '../payments/gateways';
import { unlessUnknown } from '../reconciliation/unless-unknown';

/**
 * A difference that is open, with what the provider says of its payment now. `word` is null when the provider does not know
 * the payment, or does not say which checkout it is of.
 *
 * Throws NotFoundError `difference.unknown`, ConflictError `difference.over`.
 */
export async function loadDifference({ db }: Pick<Context, 'db'>, differenceId: string) {
  const difference = await db.bookDifference.findUnique({
    where: { id: differenceId },
    select: {
      id: true,
      provider: true,
      ref: true,
      kind: true,
      detail: true,
      purchaseId: true,
      resolvedAt: true,
      settledAt: true,
      payment: {
        select: {
          id: true,
          status: true,
          providerRef: true,
          amount: true,
          currency: true,
          takenAmount: true,
          takenCurrency: true,
        },
      },
    },
  });
  if (!difference) throw new NotFoundError('difference.unknown', 'There is no such difference.');
  const { resolvedAt, settledAt, ...open } = difference;
  if (resolvedAt || settledAt)
    throw new ConflictError('difference.over', 'This difference was settled before.');
  const gateway = gatewayFor(open.provider, db);
  const checkoutRef = open.payment?.providerRef ?? (await findCheckout(gateway, open.ref));
  const word = checkoutRef ? await unlessUnknown(gateway.retrieveCheckout(checkoutRef)) : null;
  return { ...open, checkoutRef, word };
}

export type OpenDifference = Awaited<ReturnType<typeof loadDifference>>;

/** A payment that is not here is known by its charge. */
async function findCheckout(gateway: PaymentGateway, chargeRef: string): Promise<string | null> {
  return (await gateway.findPayment({ chargeRef, intentRef: null }))?.checkoutRef ?? null;
}
