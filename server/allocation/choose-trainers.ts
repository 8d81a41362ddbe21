import type { Db } from '@/server/db';
import { expandWishes } from '@/server/sessions/expand-wishes';
import { loadTrainerTimes } from '@/server/sessions/load-trainer-times';
import { listLikelyTrainers } from './list-likely-trainers';
import { listOpenTrainers } from './list-open-trainers';
import { type Need, type RankedTrainer, rankOne, type TrainerFacts } from './rank-trainers';
import { byRank, scoreOf } from './score';

/** How many calendars are read at a time: most purchases are settled by the first few. */
const [firstBatch, nextBatch, lastBatch] = [16, 48, 256];
export type Choice = {
  ranked: RankedTrainer[];
  /** How many calendars were planned. */
  compared: number;
};

/**
 * The best `want` trainers for a purchase, exactly as rankTrainers would order them, but reading only the calendars that
 * can still matter: trainers come in the order of the best score they could reach, and reading stops when the next one
 * cannot come before those found. After the likeliest, whoever does not work at the wished times is not read at all.
 */
export async function chooseTrainers(
  db: Db,
  need: Need,
  input: { now: Date; want: number },
): Promise<Choice> {
  const { now, want } = input;
  const occurrences = expandWishes(need.preferences, need.shape);
  const ranked: RankedTrainer[] = [];
  let compared = 0;
  /** True when nobody after these trainers can matter. */
  const compare = async (trainers: TrainerFacts[]): Promise<boolean> => {
    const [first] = trainers;
    if (!first || isSettled(ranked, want, first)) return true;
    const ids = trainers.map(({ trainerId }) => trainerId);
    const calendars = await loadTrainerTimes(db, ids, now);
    for (const trainer of trainers) {
      if (isSettled(ranked, want, trainer)) return true;
      compared += 1;
      const times = calendars.get(trainer.trainerId);
      const found = times && rankOne({ trainer: { ...trainer, times }, need, now, occurrences });
      if (!found) continue;
      ranked.push(found);
      ranked.sort(byRank).splice(want);
    }
    return false;
  };

  const likeliest = await listLikelyTrainers(db, need, { now, limit: firstBatch + nextBatch });
  const answer = () => ({ ranked, compared });
  if (await compare(likeliest.slice(0, firstBatch))) return answer();
  if (await compare(likeliest.slice(firstBatch))) return answer();
  if (likeliest.length < firstBatch + nextBatch) return answer();

  const [likely, open] = await Promise.all([
    listLikelyTrainers(db, need, { now }),
    listOpenTrainers(db, need, occurrences),
  ]);
  const known = new Set(likeliest.map(({ trainerId }) => trainerId));
  const rest = likely.filter(({ trainerId }) => open.has(trainerId) && !known.has(trainerId));
  for (let start = 0; start < rest.length; start += lastBatch) {
    if (await compare(rest.slice(start, start + lastBatch))) break;
  }
  return answer();
}

/** True when neither `next` nor anybody after them can come before the last of those wanted. */
function isSettled(ranked: RankedTrainer[], want: number, next: TrainerFacts): boolean {
  const last = ranked[want - 1];
  return last !== undefined && byRank(last, { trainerId: next.trainerId, ...scoreOf(next, 1) }) < 0;
}
