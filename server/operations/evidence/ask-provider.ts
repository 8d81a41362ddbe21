import type { Context } from '@/server/core/context';
import { describeError } from '@/server/core/describe-error';
import { isLate } from '@/server/process/transition/is-late';
import { gatewayFor } from '@/server/sales/payments/gateways';
import type { Evidence, ProviderEvidence } from './evidence';

const answerTimeoutMs = 1500;

/**
 * Asks the payment provider about the latest checkout where its word can tell the cause: unpaid, as far as we know, or
 * paid and late. Never throws; without an answer in 1.5 seconds, the sentence why.
 */
export async function askProvider(
  ctx: Pick<Context, 'db'>,
  { purchase, payments, now }: Pick<Evidence, 'purchase' | 'payments' | 'now'>,
): Promise<ProviderEvidence> {
  const payment = payments.at(-1);
  const isUnpaid = purchase.status === 'PENDING' || purchase.status === 'EXPIRED';
  if (!payment || !(isUnpaid || isLate(purchase, now))) return null;
  let timer: NodeJS.Timeout | undefined;
  try {
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('did not answer in time')), answerTimeoutMs);
    });
    const word = gatewayFor(payment.provider, ctx.db).retrieveCheckout(payment.providerRef);
    return { ok: true, checkout: await Promise.race([word, timeout]) };
  } catch (error) {
    return {
      ok: false,
      reason: `${payment.provider} cannot be asked: ${describeError(error)}`,
    };
  } finally {
    clearTimeout(timer);
  }
}
