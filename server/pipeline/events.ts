import { z } from 'zod';

/**
 * Every event that leaves Caravan, by name: `noun/past-verb`. The payload is ids and the correlation id, never state, so
 * a late or repeated event can only make a consumer look at what is true now.
 */
export const eventPayload = z.object({
  purchaseId: z.string(),
  correlationId: z.string(),
});

export const eventNames = [
  /** A verified payment. */
  'purchase/confirmed',
  /** The student is enrolled. */
  'purchase/created',
  /** A trainer is theirs. */
  'trainer/allocated',
  /** Every session has its time. */
  'sessions/scheduled',
] as const;
export type EventName = (typeof eventNames)[number];
