import { z } from 'zod';
import { id } from '@/server/core/ids/id';

const purchaseEvent = z.object({ purchaseId: id, correlationId: id });
const trainerEvent = z.object({ trainerId: id, correlationId: id });

/**
 * Every event that leaves Caravan, by name: `noun/past-verb`. The payload is ids and the correlation id, never state, so
 * a late or repeated event can only make a consumer look at what is true now.
 */
export const events = {
  /** A verified payment. */
  'purchase/confirmed': purchaseEvent,
  /** The student is enrolled. */
  'purchase/created': purchaseEvent,
  /** A trainer is theirs. */
  'trainer/allocated': purchaseEvent,
  /** Every session has its time. */
  'sessions/scheduled': purchaseEvent,
  /** Staff, or an absence, gave the rest of a series to another trainer. */
  'trainer/reallocated': purchaseEvent.extend({ reallocationId: id }),
  /** One session has another time. */
  'session/rescheduled': purchaseEvent.extend({ moveId: id }),
  /** A trainer may have room again. Written by the database's own triggers: see migrations/*_invariants. */
  'capacity/changed': trainerEvent.extend({ cause: z.string() }),
  /** A trainer is away for a while, or has left. */
  'trainer/marked-away': trainerEvent.extend({ absenceId: id }),
} as const;

export type EventName = keyof typeof events;
export type EventData<N extends EventName = EventName> = z.infer<(typeof events)[N]>;

/** The events that a purchase's own status emits, and others that name the purchase they are about. */
export type PurchaseEventName = {
  [N in EventName]: EventData<N> extends { purchaseId: string } ? N : never;
}[EventName];
