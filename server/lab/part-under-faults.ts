import type { Db } from '@/server/db';
import { findArmedFor } from './armed-faults';
import { labStages } from './fault';
import { eventNotPublishedName } from './faults/event-not-published';
import { eventFor } from './stage-facts';

type Sendable = { purchaseId: string | null; name: string };

/** Parts the events that can be sent from those that an armed fault keeps from Inngest. Used only where LAB is on. */
export async function partUnderFaults<E extends Sendable>(
  db: Db,
  events: E[],
): Promise<{ sendable: E[]; kept: E[] }> {
  const ids = events.flatMap(({ purchaseId }) => purchaseId ?? []);
  const armed = (await findArmedFor(db, ids)).filter(({ name }) => name === eventNotPublishedName);
  const isKept = (event: E) =>
    armed.some(
      (row) =>
        (row.purchaseId === null || row.purchaseId === event.purchaseId) &&
        labStages.some((stage) => stage === row.stage && eventFor(stage) === event.name),
    );
  return { sendable: events.filter((event) => !isKept(event)), kept: events.filter(isKept) };
}
