import type { RegisteredFunction } from '@/server/process/inngest/list-registered-functions';
import { contract } from '@/server/process/stages/contract';

/** The functions that each held event waits for, by the event's name. */
export type HeldEvents = ReadonlyMap<string, readonly string[]>;

/**
 * The events that nobody would consume if they were sent now: some function that an event starts is not registered, or not
 * for each such event: a condition on its trigger leaves some out. Inngest starts nothing for such an event, now or later. A newer version may have given an event to another
 * function: for one that `isSuperseded`, an event is held only when nobody at all listens to it.
 */
export function heldEvents(
  registered: readonly RegisteredFunction[],
  { isSuperseded = false }: { isSuperseded?: boolean } = {},
): HeldEvents {
  const listens = ({ config }: RegisteredFunction, event: string) =>
    config?.triggers.some((trigger) => trigger.event === event);
  const listensToAll = ({ config }: RegisteredFunction, event: string) =>
    config?.triggers.some((trigger) => trigger.event === event && !trigger.expression);
  const isListening = (id: string, event: string) =>
    registered.some((fn) => fn.id === id && (listensToAll(fn, event) ?? true));
  const held = [...contract.consumersOf].flatMap(([event, consumers]) => {
    const missing = consumers.filter((id) => !isListening(id, event));
    const isElsewhere = isSuperseded && registered.some((fn) => listens(fn, event));
    return missing.length === 0 || isElsewhere ? [] : [[event, missing] as const];
  });
  return new Map(held);
}
