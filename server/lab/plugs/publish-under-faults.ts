import { Inngest } from 'inngest';
import type { Db } from '@/server/core/db';
import type { Send } from '@/server/process/outbox/around-publisher';
import type { ClaimedEvent } from '@/server/process/outbox/claim-events';
import { appId, contract } from '@/server/process/stages/contract';
import { findArmedFor } from '../arming/armed-faults';
import { eventFor } from '../arming/stage-facts';
import { eventNotPublishedName } from '../faults/event-not-published';

/** Sends the events that an armed fault is about to an Inngest that nobody can reach, and all others as usual. */
export async function publishUnderFaults(db: Db, events: ClaimedEvent[], send: Send): Promise<number> {
  const ids = events.flatMap(({ purchaseId }) => purchaseId ?? []);
  const armed = (await findArmedFor(db, ids)).filter(({ name }) => name === eventNotPublishedName);
  const isKept = (event: ClaimedEvent) =>
    armed.some(
      (row) =>
        (row.purchaseId === null || row.purchaseId === event.purchaseId) &&
        contract.stageIds.some((stage) => stage === row.stage && eventFor(stage) === event.name),
    );
  const kept = events.filter(isKept);
  const sendable = events.filter((event) => !isKept(event));
  if (kept.length > 0) await send(kept, unreachableInngest());
  return sendable.length > 0 ? send(sendable) : 0;
}

const unreachableInngest = () =>
  new Inngest({ id: appId, isDev: false, baseUrl: 'http://127.0.0.1:9', eventKey: 'unreachable' });
