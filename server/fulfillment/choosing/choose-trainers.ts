import type { Db } from '@/server/core/db';
import { loadTrainerTimes } from '@/server/fulfillment/booking/load-trainer-times';
import { expandPreferredTimes } from '@/server/scheduling/planning/expand-preferred-times';
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

/** The trainers to compare, with the best possible fit of each. */
type Contender = TrainerFacts & { mostFit: number };

/**
 * The best `want` trainers for a purchase, exactly as rankTrainers would order them, but reading only the calendars that
 * can still matter: trainers come in the order of the best score they could reach, and reading stops when the next one
 * cannot come before those found. When the likeliest do not settle it, the availability of the others says who can hold the
 * series at all, and how well at most. Those in `without` are passed over.
 */
export async function chooseTrainers(
  db: Db,
  need: Need,
  input: { now: Date; want: number; without?: ReadonlySet<string> },
): Promise<Choice> {
  const { now, want } = input;
  const occurrences = expandPreferredTimes(need.preferences, need.shape);
  const ranked: RankedTrainer[] = [];
  let compared = 0;
  /** True when nobody after these trainers can matter. */
  const compare = async (trainers: Contender[]): Promise<boolean> => {
    const [first] = trainers;
    if (!first || isSettled(ranked, want, first)) return true;
    const ids = trainers.map(({ trainerId }) => trainerId);
    const calendars = await loadTrainerTimes(db, ids, now);
    for (const trainer of trainers) {
      if (isSettled(ranked, want, trainer)) return true;
      if (input.without?.has(trainer.trainerId)) continue;
      compared += 1;
      const times = calendars.get(trainer.trainerId);
      const found = times && rankOne({ trainer: { ...trainer, times }, need, now, occurrences });
      if (!found) continue;
      ranked.push(found);
      ranked.sort(byRank).splice(want);
    }
    return false;
  };

  const likely = await listLikelyTrainers(db, need, { now, limit: firstBatch + nextBatch });
  const likeliest = likely.map((trainer) => ({ ...trainer, mostFit: 1 }));
  const answer = () => ({ ranked, compared });
  if (await compare(likeliest.slice(0, firstBatch))) return answer();
  if (await compare(likeliest.slice(firstBatch))) return answer();
  if (likeliest.length < firstBatch + nextBatch) return answer();

  const open = await listOpenTrainers(db, need, occurrences);
  for (const { trainerId } of likeliest) open.delete(trainerId);
  const others = await listLikelyTrainers(db, need, { now, among: [...open.keys()] });
  const rest = others
    .map((trainer) => ({ ...trainer, mostFit: open.get(trainer.trainerId) ?? 0 }))
    .sort((a, b) => byRank(atMost(a), atMost(b)));
  for (let start = 0; start < rest.length; start += lastBatch) {
    if (await compare(rest.slice(start, start + lastBatch))) break;
  }
  return answer();
}

/** True when neither `next` nor any trainer after it can come before the last of those wanted. */
function isSettled(ranked: RankedTrainer[], want: number, next: Contender): boolean {
  const last = ranked[want - 1];
  return last !== undefined && byRank(last, atMost(next)) < 0;
}

/** The best that this trainer can be. */
function atMost(trainer: Contender) {
  return { trainerId: trainer.trainerId, ...scoreOf(trainer, trainer.mostFit) };
}
