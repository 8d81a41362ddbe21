import type { RemedyKind } from '@/server/operations/vocabulary/remedies';

const deliveryRemedies = [
  'ask-trainer',
  'make-up',
  'accept-session',
  'refund-session',
] as const satisfies RemedyKind[];
export type DeliveryRemedy = (typeof deliveryRemedies)[number];

/** Whether a remedy is about one session: it worked once the stop is gone, whatever the next one is about. */
export const isDeliveryRemedy = (kind: string): kind is DeliveryRemedy =>
  deliveryRemedies.some((known) => known === kind);
