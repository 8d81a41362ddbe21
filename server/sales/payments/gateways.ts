import type { Db } from '@/server/core/db';
import { env } from '@/server/core/env';
import { NotFoundError } from '@/server/core/errors';
import type { PaymentGateway } from '../gateway/gateway';
import { testGateway, testGatewayName } from '../gateway/test/test-gateway';

/** The provider new checkouts are paid with. */
export const defaultProvider = (): string => testGatewayName;

/** The gateway of that name. Throws NotFoundError `provider.unknown`, also when the test gateway is switched off. */
export function gatewayFor(provider: string, db: Db): PaymentGateway {
  if (provider === testGatewayName && env.TEST_GATEWAY) return testGateway(db);
  throw new NotFoundError('provider.unknown', 'There is no such payment provider here.');
}
