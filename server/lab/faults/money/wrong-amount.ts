import type { Fault } from '../../arming/fault';
import { checkoutOf } from './checkout-of';
import { isMoneyOwed } from './is-money-owed';
import { payWrongly } from './pay-wrongly';

/** The provider took another amount than quoted: no course takes it, and the purchase stays unpaid. */
export const wrongAmount: Fault = {
  name: 'wrong-amount',
  cause: 'REFUND_DUE',
  title: 'A payment of another amount',
  describe: 'The test gateway takes one euro less than quoted.',
  stages: ['pay'],
  isRepairedFirst: false,
  ends: ['PENDING'],
  make: async (ctx, { purchaseId }) =>
    payWrongly(ctx, { checkoutId: await checkoutOf(ctx, purchaseId), less: 100 }),
  hasTakenHold: (ctx, { purchaseId }) => isMoneyOwed(ctx, purchaseId),
  undo: async () => undefined,
};
