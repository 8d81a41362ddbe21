import { type Score, scoreParts } from '@/server/process/vocabulary/score-parts';

/** Days that fairness looks back. */
export const fairnessDays = 30;

/** What the parts of a score other than fit are made of. */
export type Standing = {
  maxStudents: number;
  activeStudents: number;
  /** Allocations of the last 30 days that were not taken away again. */
  recentStudents: number;
  isKnown: boolean;
};

/** The score of a trainer whose series fits the preferred times by `fit` (0 to 1), and its weighted total. */
export function scoreOf(trainer: Standing, fit: number): { score: Score; total: number } {
  // At least 1: an override may give a student to a trainer who takes nobody.
  const cap = Math.max(1, trainer.maxStudents);
  const score = {
    fit,
    load: Math.max(0, 1 - trainer.activeStudents / cap),
    continuity: trainer.isKnown ? 1 : 0,
    fairness: 1 - Math.min(1, trainer.recentStudents / cap),
  };
  // In this order of adding, which list-likely-trainers.ts keeps in SQL: sums of fractions depend on it in the last digit.
  const total =
    scoreParts.fit.weight * score.fit +
    scoreParts.load.weight * score.load +
    scoreParts.continuity.weight * score.continuity +
    scoreParts.fairness.weight * score.fairness;
  return { score, total };
}

/**
 * The order of ranked trainers: the higher total, then the higher free load, then the lower id. Total and deterministic,
 * so the order in which trainers are read never matters.
 */
export function byRank(
  a: { trainerId: string; total: number; score: Score },
  b: { trainerId: string; total: number; score: Score },
): number {
  return (
    b.total - a.total ||
    b.score.load - a.score.load ||
    (a.trainerId < b.trainerId ? -1 : a.trainerId > b.trainerId ? 1 : 0)
  );
}
