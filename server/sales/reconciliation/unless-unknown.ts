import { NotFoundError } from '@/server/core/errors';
import type { ProviderCheckout } from '../gateway/gateway';

/** Why a payment is FAILED that the provider does not know, for staff. */
export const unknownThere = 'The provider knows no such checkout.';

/**
 * The provider's word on a checkout, or null when it knows no such checkout: then nobody can pay on it. Throws what else
 * the provider's client throws, which says nothing about the money.
 */
export async function unlessUnknown(word: Promise<ProviderCheckout>): Promise<ProviderCheckout | null> {
  try {
    return await word;
  } catch (error) {
    if (error instanceof NotFoundError && error.code === 'checkout.unknown') return null;
    throw error;
  }
}
