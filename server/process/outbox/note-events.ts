import type { Tx } from '@/server/core/db';

const withEvents = new WeakSet<Tx>();

/** Remembers that a transaction leaves events in the outbox. */
export const noteEvents = (tx: Tx): void => void withEvents.add(tx);

/** Whether events were written in this transaction. */
export const hasEvents = (tx: Tx): boolean => withEvents.has(tx);
