import type { RefundStatus } from '@/prisma/generated/enums';
import { isCodeOf } from '@/server/core/vocabulary/codes';

/** What happens to money that was paid with a test card, by how the card is shown. The numbers are Stripe's. */
const cards = {
  'card ending 4242': { refund: 'SUCCEEDED', isRefundSlow: false, isDisputed: false },
  'card ending 7726': { refund: 'SUCCEEDED', isRefundSlow: true, isDisputed: false },
  'card ending 5126': { refund: 'FAILED', isRefundSlow: true, isDisputed: false },
  'card ending 0259': { refund: 'SUCCEEDED', isRefundSlow: false, isDisputed: true },
} as const satisfies Record<string, { refund: RefundStatus; isRefundSlow: boolean; isDisputed: boolean }>;

export type TestCard = keyof typeof cards;

/** How the test gateway treats a refund, and whether a payment is disputed at once. Any other method is the first card's. */
export function behaviorOf(method: string | null): (typeof cards)[TestCard] {
  return method !== null && isCodeOf(cards, method) ? cards[method] : cards['card ending 4242'];
}
