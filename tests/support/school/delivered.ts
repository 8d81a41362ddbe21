import type { SessionOutcome } from '@/prisma/generated/enums';
import type { Db } from '@/server/core/db';
import { recordResult } from '@/server/fulfillment/teaching/record-result';
import { sessionsOf } from './scheduled';

/** What a result says beside its outcome, when there is nothing to say. */
export const noNotes = { topic: '', privateNote: '', studentNote: '', homework: '', materialsUrl: null };

/** Records, as staff and as of its end, what became of a session. */
export function recordAs(
  db: Db,
  { id: sessionId, endsAt }: { id: string; endsAt: Date },
  outcome: SessionOutcome,
): Promise<void> {
  const actor = { kind: 'staff', userId: 'admin-1', name: 'Ada', role: 'ADMIN' } as const;
  return recordResult({ db, actor, now: endsAt }, { sessionId, outcome, ...noNotes });
}

/** Delivers a booked purchase: every session of it was held. */
export async function deliver(db: Db, purchaseId: string): Promise<void> {
  for (const session of await sessionsOf(db, purchaseId)) await recordAs(db, session, 'HELD');
}
