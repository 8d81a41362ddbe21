import type { Db } from '@/server/core/db';
import { env } from '@/server/core/env';
import { NotFoundError } from '@/server/core/errors';
import type { PaymentGateway } from '../gateway/gateway';
import { stripeClient } from '../gateway/stripe/stripe-client';
import { stripeGateway, stripeName } from '../gateway/stripe/stripe-gateway';
import { testGateway, testGatewayName } from '../gateway/test/test-gateway';

/** The provider new checkouts are paid with. */
export const defaultProvider = (): string => env.PAYMENT_PROVIDER;

/** The providers that are set up here: each of them is asked, and its webhooks are taken. */
export const providers = (): string[] => [
  ...(stripe() ? [stripeName] : []),
  ...(env.TEST_GATEWAY ? [testGatewayName] : []),
];

/** The gateway of that name. Throws NotFoundError `provider.unknown`, also for one that is not set up. */
export function gatewayFor(provider: string, db: Db): PaymentGateway {
  if (provider === testGatewayName && env.TEST_GATEWAY) return testGateway(db);
  const gateway = provider === stripeName ? stripe() : null;
  if (gateway) return gateway;
  throw new NotFoundError('provider.unknown', 'There is no such payment provider here.');
}

// One client keeps its connections for the life of the process.
let opened: PaymentGateway | null = null;

function stripe(): PaymentGateway | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_API_ORIGIN: origin } = env;
  if (!secretKey) return null;
  const secrets = [env.STRIPE_WEBHOOK_SECRET, env.STRIPE_WEBHOOK_SECRET_PREVIOUS];
  opened ??= stripeGateway(
    stripeClient({ secretKey, origin }),
    secrets.filter((secret) => secret !== undefined),
  );
  return opened;
}
