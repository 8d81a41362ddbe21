import type { Level } from '@/prisma/generated/enums';
import type { Preferences } from '@/server/checkout/preferences';
import { expandWishes, nominalWeeks, type SeriesShape } from '@/server/sessions/expand-wishes';
import { planSessions } from '@/server/sessions/plan-sessions';
import type { Span, TrainerTimes } from '@/server/sessions/trainer-calendar';

/** What a purchase asks of a trainer. */
export type Need = {
  studentId: string;
  skill: string;
  level: Level;
  /** BCP 47. */
  language: string;
  shape: SeriesShape;
  preferences: Preferences;
  studentBusy: Span[];
};

export type Candidate = {
  trainerId: string;
  trainerName: string;
  languages: string[];
  /** The highest level this trainer teaches the needed skill at; null when they do not teach it. */
  level: Level | null;
  isPaused: boolean;
  hasLeft: boolean;
  maxStudents: number;
  /** Students with an active allocation, without the one in need. */
  activeStudents: number;
  /** True when this student has learned with this trainer before. */
  isKnown: boolean;
  /** Null when the cheap rules already rule the trainer out: the times were not loaded. */
  times: TrainerTimes | null;
};

export type RuleOutCode = 'skill' | 'level' | 'language' | 'cap' | 'paused' | 'left' | 'no-common-slot';

export type RankedTrainer = {
  trainerId: string;
  trainerName: string;
  /** Each part from 0 to 1. */
  score: { fit: number; load: number; continuity: number };
  total: number;
};
export type RuledOutTrainer = { trainerId: string; trainerName: string; codes: RuleOutCode[] };

/** What each part of the score counts for; they add up to 1. */
export const weights = { fit: 0.5, load: 0.3, continuity: 0.2 } as const;

const levels: Record<Level, number> = { BEGINNER: 1, INTERMEDIATE: 2, ADVANCED: 3 };

/** The reasons, other than time, for which this trainer cannot take the purchase. Empty when there are none. */
export function cheapRuleOuts(need: Need, trainer: Omit<Candidate, 'times'>): RuleOutCode[] {
  const codes: RuleOutCode[] = [];
  if (trainer.hasLeft) codes.push('left');
  if (trainer.isPaused) codes.push('paused');
  if (trainer.level === null) codes.push('skill');
  else if (levels[trainer.level] < levels[need.level]) codes.push('level');
  if (!trainer.languages.includes(need.language)) codes.push('language');
  if (trainer.activeStudents >= trainer.maxStudents) codes.push('cap');
  return codes;
}

/**
 * Ranks the trainers who can take a purchase, best first, and says of each other why not. The score is fit to the wishes
 * (held at the first choices, finished without delay), free load (1 minus active students by cap) and continuity with
 * this student, weighted as above. Ties go to the lower load, then to the trainer id, so the order of the input never
 * matters.
 */
export function rankTrainers({ candidates, need, now }: { candidates: Candidate[]; need: Need; now: Date }): {
  ranked: RankedTrainer[];
  ruledOut: RuledOutTrainer[];
} {
  const ranked: RankedTrainer[] = [];
  const ruledOut: RuledOutTrainer[] = [];
  const occurrences = expandWishes(need.preferences, need.shape);
  for (const trainer of candidates) {
    const { trainerId, trainerName, times } = trainer;
    const codes = cheapRuleOuts(need, trainer);
    const plan =
      codes.length === 0 && times ? planSessions({ ...need, trainer: times, now, occurrences }) : null;
    if (codes.length === 0 && !plan?.ok) codes.push('no-common-slot');
    if (!plan?.ok) {
      ruledOut.push({ trainerId, trainerName, codes });
      continue;
    }
    const score = {
      fit: fitOf(plan, need.shape),
      load: 1 - trainer.activeStudents / trainer.maxStudents,
      continuity: trainer.isKnown ? 1 : 0,
    };
    const total = weights.fit * score.fit + weights.load * score.load + weights.continuity * score.continuity;
    ranked.push({ trainerId, trainerName, score, total });
  }
  return {
    ranked: ranked.sort(
      (a, b) => b.total - a.total || b.score.load - a.score.load || compare(a.trainerId, b.trainerId),
    ),
    ruledOut: ruledOut.sort((a, b) => compare(a.trainerId, b.trainerId)),
  };
}

/** 1 when the series is held at the student's first wishes in its nominal weeks, less for later wishes and more weeks. */
function fitOf(plan: { wishIndexes: number[]; weeks: number }, shape: SeriesShape): number {
  const first = plan.wishIndexes.filter((index) => index < shape.sessionsPerWeek).length;
  const preferred = first / shape.sessionsPerWeek;
  const prompt = Math.min(1, (nominalWeeks(shape) + 1) / (plan.weeks + 1));
  return (preferred + prompt) / 2;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
