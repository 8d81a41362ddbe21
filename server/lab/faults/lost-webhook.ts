import type { Fault } from '../arming/fault';
import { settleAtProvider } from '../buying/settle-at-provider';

/** The provider took the money, and its webhook never came. */
export const lostWebhook: Fault = {
  name: 'lost-webhook',
  cause: 'PAYMENT_UNVERIFIED',
  title: 'A lost webhook',
  describe: 'The test gateway takes the money, and owes no webhook.',
  stages: ['pay'],
  isRepairedFirst: false,
  make: (ctx, { purchaseId }) => settleAtProvider(ctx, purchaseId, 'paid-webhook-lost'),
  async hasTakenHold(ctx, { purchaseId }) {
    const where = { reference: purchaseId, status: 'PAID' } as const;
    return (await ctx.db.testGatewayCheckout.count({ where })) > 0;
  },
  undo: async () => undefined,
};
