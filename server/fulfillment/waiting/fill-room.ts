import { z } from 'zod';
import type { Tx } from '@/server/core/db';
import { queryRows } from '@/server/core/query-rows';
import { loadTrainerTimes } from '@/server/fulfillment/booking/load-trainer-times';
import type { Span } from '@/server/scheduling/calendar/trainer-calendar';
import { createTrainerRoom, type TrainerRoom } from '../choosing/trainer-room';
import { loadWaiting, type WaitCursor, type WaitingPurchase } from './load-waiting';

const openTrainer = z.object({ name: z.string(), maxStudents: z.number(), studentIds: z.array(z.string()) });

/** Waiting purchases that one call looks at: a place may fit none of the first thousand. */
const page = 200;

export type Filled = { purchase: WaitingPurchase; sessions: Span[] };

/**
 * The waiting purchases that a trainer has room for now, oldest first, exactly as many as there is room for beside those that
 * a place is kept for. `claim` may leave one out. Null for a trainer who takes nobody. Writes nothing.
 *
 * Looks at one page of waiting purchases, after `after`; `next` is where to go on, null at the end. Work grows with the
 * page, not with the number of trainers.
 */
export async function fillRoom(
  tx: Tx,
  input: {
    trainerId: string;
    now: Date;
    after?: WaitCursor | null;
    claim?: (purchaseId: string) => Promise<boolean>;
  },
): Promise<{ trainerName: string; filled: Filled[]; next: WaitCursor | null } | null> {
  const { trainerId, now, after, claim } = input;
  const opened = await openRoom(tx, trainerId, now);
  if (!opened) return null;
  const { room, trainerName } = opened;
  const waiting = await loadWaiting(tx, { trainerId, now, kept: false, after, limit: page });
  const filled: Filled[] = [];
  for (const purchase of waiting) {
    const sessions = room.find(purchase.need);
    if (!sessions || (claim && !(await claim(purchase.purchaseId)))) continue;
    room.take(purchase.need, sessions);
    filled.push({ purchase, sessions });
  }
  const last = waiting.length === page ? waiting.at(-1) : undefined;
  const next = last ? { since: last.since.toISOString(), purchaseId: last.purchaseId } : null;
  return { trainerName, filled, next };
}

/** What the trainer has left beside those whom a place is kept for. Null when they take nobody. */
async function openRoom(
  tx: Tx,
  trainerId: string,
  now: Date,
): Promise<{ room: TrainerRoom; trainerName: string } | null> {
  const [trainer] = await queryRows(tx, openTrainer)`
    SELECT t.name, t."maxStudents", ARRAY(
      SELECT DISTINCT "studentId" FROM "TakenPlace" WHERE "trainerId" = t.id) AS "studentIds"
    FROM "Trainer" t WHERE t.id = ${trainerId} AND t."leftAt" IS NULL AND t."pausedAt" IS NULL`;
  const times = (await loadTrainerTimes(tx, [trainerId], now)).get(trainerId);
  if (!trainer || !times) return null;
  const { name: trainerName, maxStudents, studentIds } = trainer;
  const room = createTrainerRoom({ times, maxStudents, studentIds, now });
  for (const { need } of await loadWaiting(tx, { trainerId, now, kept: true, limit: page })) {
    room.take(need, room.find(need) ?? []);
  }
  return { room, trainerName };
}
