import Stripe from 'stripe';

/** The version that this code reads and writes, pinned: an account's own default changes nothing here. */
export const stripeVersion = '2026-10-28.endive';

/** Milliseconds for one answer, and how often the client tries again. Both together stay below a page's patience. */
const timeoutMs = 10_000;
const retries = 2;

/** The official client. `origin` is Stripe itself unless a test gives another address. */
export function stripeClient({ secretKey, origin }: { secretKey: string; origin?: string }): Stripe {
  const address = origin ? new URL(origin) : null;
  return new Stripe(secretKey, {
    apiVersion: stripeVersion,
    maxNetworkRetries: retries,
    timeout: timeoutMs,
    telemetry: false,
    ...(address && {
      host: address.hostname,
      port: address.port || (address.protocol === 'https:' ? 443 : 80),
      protocol: address.protocol === 'https:' ? 'https' : 'http',
    }),
  });
}
