import type { Db } from '@/server/db';
import { expandWishes } from '@/server/sessions/expand-wishes';
import { loadTrainerTimes } from '@/server/sessions/load-trainer-times';
import { type CheapCounts, listLikelyTrainers } from './list-likely-trainers';
import { type Need, type RankedTrainer, rankOne, type TrainerFacts } from './rank-trainers';
import { byRank, scoreOf } from './score';

/** How many calendars are read at a time: most purchases are settled by the first few. */
const batches = [16, 128, Number.MAX_SAFE_INTEGER];
/** What PostgreSQL takes as "all". */
const most = 2_147_483_647;

/**
 * The best `want` trainers for a purchase, exactly as rankTrainers would order them, but reading only the calendars that
 * can still matter: trainers come in the order of the best score they could reach, and reading stops when the next one
 * cannot come before those found. `among` narrows it to some trainers. `compared` is how many calendars were planned.
 */
export async function chooseTrainers(
  db: Db,
  need: Need,
  input: { now: Date; want: number; among?: string[] },
): Promise<{ ranked: RankedTrainer[]; compared: number; counts: CheapCounts | null }> {
  const { now, want, among } = input;
  const occurrences = expandWishes(need.preferences, need.shape);
  const ranked: RankedTrainer[] = [];
  let counts: CheapCounts | null = null;
  let compared = 0;
  for (const batch of batches) {
    const likely = await listLikelyTrainers(db, need, { now, among, limit: Math.min(most, batch) });
    counts = likely.counts;
    const fresh = likely.trainers.slice(compared);
    const times = await loadTrainerTimes(
      db,
      fresh.map(({ trainerId }) => trainerId),
      now,
    );
    for (const trainer of fresh) {
      if (isSettled(ranked, want, trainer)) return { ranked, compared, counts };
      compared += 1;
      const calendar = times.get(trainer.trainerId);
      const found = calendar && rankOne({ trainer: { ...trainer, times: calendar }, need, now, occurrences });
      if (!found) continue;
      ranked.push(found);
      ranked.sort(byRank).splice(want);
    }
    if (likely.trainers.length < batch) break;
  }
  return { ranked, compared, counts };
}

/** True when neither `next` nor anybody after them can come before the last of those wanted. */
function isSettled(ranked: RankedTrainer[], want: number, next: TrainerFacts): boolean {
  const last = ranked[want - 1];
  return last !== undefined && byRank(last, { trainerId: next.trainerId, ...scoreOf(next, 1) }) < 0;
}
