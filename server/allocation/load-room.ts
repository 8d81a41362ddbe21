import type { Tx } from '@/server/db';
import { loadTrainerTimes } from '@/server/sessions/load-trainer-times';
import type { TrainerTimes } from '@/server/sessions/trainer-calendar';

/** How long a place stays spoken for by a purchase that was woken for it, in seconds. */
const spokenForSeconds = 120;

/** A trainer with free places, as waking sees them. */
export type Room = { trainerName: string; languages: string[]; free: number; times: TrainerTimes };

/**
 * How many more students a trainer can take at `now`, those woken for a place in the last two minutes counted as there;
 * null when that is none, or the trainer is paused, has left or does not exist. Two queries.
 */
export async function loadRoom(tx: Tx, trainerId: string, now: Date): Promise<Room | null> {
  const since = new Date(now.getTime() - spokenForSeconds * 1000);
  const [row] = await tx.$queryRaw<{ trainerName: string; languages: string[]; free: number }[]>`
    SELECT t.name AS "trainerName", t.languages, (t."maxStudents" - (
        SELECT count(DISTINCT p."studentId") FROM "TrainerAllocation" a JOIN "Purchase" p ON p.id = a."purchaseId"
        WHERE a."trainerId" = t.id AND a."endedAt" IS NULL AND a."completedAt" IS NULL)
      - (SELECT count(*) FROM "AllocationWait" w WHERE w."wokenFor" = t.id AND w."wokenAt" > ${since}))::int AS free
    FROM "Trainer" t WHERE t.id = ${trainerId} AND t."pausedAt" IS NULL AND t."leftAt" IS NULL`;
  if (!row || row.free <= 0) return null;
  const times = (await loadTrainerTimes(tx, [trainerId], now)).get(trainerId);
  return times ? { ...row, times } : null;
}
