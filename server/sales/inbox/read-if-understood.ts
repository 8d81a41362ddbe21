import { ValidationError } from '@/server/core/errors';
import type { PaymentGateway, ProviderEvent } from '../gateway/gateway';

/** The event that a verified webhook body tells of, or null when this version of Caravan cannot read it. */
export function readIfUnderstood(gateway: PaymentGateway, body: Uint8Array): ProviderEvent | null {
  try {
    return gateway.readEvent(body);
  } catch (error) {
    if (error instanceof ValidationError) return null;
    throw error;
  }
}
