import Stripe from 'stripe';
import { NotFoundError, PreconditionError } from '@/server/core/errors';

/**
 * What Stripe refuses for good, as the interface says it: an object that it does not have, a refund that it will never make.
 * Anything else, such as 429, 500, a timeout or a wrong key, says nothing about the money and stays as it is.
 */
export function translateError(error: unknown, asked: 'checkout' | 'refund'): unknown {
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return error;
  if (error.code === 'resource_missing')
    return new NotFoundError('checkout.unknown', 'The provider knows no such checkout.', { cause: error });
  return asked === 'refund'
    ? new PreconditionError('refund.refused', error.message, { cause: error })
    : error;
}
