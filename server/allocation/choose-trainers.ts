import type { Db } from '@/server/db';
import { expandWishes } from '@/server/sessions/expand-wishes';
import { loadTrainerTimes } from '@/server/sessions/load-trainer-times';
import { type CheapCounts, listLikelyTrainers } from './list-likely-trainers';
import { type Need, type RankedTrainer, rankOne, type TrainerFacts } from './rank-trainers';
import { byRank, scoreOf } from './score';
import { wishedStarts } from './wished-starts';

/** How many calendars are read at a time: most purchases are settled by the first few. */
const [firstBatch, nextBatch] = [16, 128];
/** What PostgreSQL takes as "all". */
const most = 2_147_483_647;

export type Choice = {
  ranked: RankedTrainer[];
  /** How many calendars were planned. */
  compared: number;
  counts: CheapCounts | null;
};

/**
 * The best `want` trainers for a purchase, exactly as rankTrainers would order them, but reading only the calendars that
 * can still matter: trainers come in the order of the best score they could reach, and reading stops when the next one
 * cannot come before those found. After the first few, whoever does not work at the wished times is not read at all.
 * `among` narrows it to some trainers.
 */
export async function chooseTrainers(
  db: Db,
  need: Need,
  input: { now: Date; want: number; among?: string[] },
): Promise<Choice> {
  const { now, want, among } = input;
  const occurrences = expandWishes(need.preferences, need.shape);
  const ranked: RankedTrainer[] = [];
  let compared = 0;
  /** True when nobody after these trainers can matter. */
  const compare = async (trainers: TrainerFacts[]): Promise<boolean> => {
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

  const likeliest = await listLikelyTrainers(db, need, { now, among, limit: firstBatch });
  const { counts } = likeliest;
  const answer = () => ({ ranked, compared, counts });
  if ((await compare(likeliest.trainers)) || likeliest.trainers.length < firstBatch) return answer();

  const starts = wishedStarts(await listZones(db), occurrences);
  const open = { starts, perWeek: need.shape.sessionsPerWeek };
  const { trainers } = await listLikelyTrainers(db, need, { now, among, limit: most, open });
  const known = new Set(likeliest.trainers.map(({ trainerId }) => trainerId));
  const rest = trainers.filter(({ trainerId }) => !known.has(trainerId));
  if (await compare(rest.slice(0, nextBatch))) return answer();
  await compare(rest.slice(nextBatch));
  return answer();
}

async function listZones(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<
    { zone: string }[]
  >`SELECT DISTINCT zone FROM "Trainer" WHERE "leftAt" IS NULL`;
  return rows.map(({ zone }) => zone);
}

/** True when neither `next` nor anybody after them can come before the last of those wanted. */
function isSettled(ranked: RankedTrainer[], want: number, next: TrainerFacts): boolean {
  const last = ranked[want - 1];
  return last !== undefined && byRank(last, { trainerId: next.trainerId, ...scoreOf(next, 1) }) < 0;
}
