import type { Level } from '@/prisma/generated/enums';
import type { Score } from '@/server/process/vocabulary/score-parts';
import type { TimeRule, TrainerRule } from '@/server/process/vocabulary/trainer-rules';
import type { Span, TrainerTimes } from '@/server/scheduling/calendar/trainer-calendar';
import {
  expandPreferredTimes,
  nominalWeeks,
  type Occurrence,
  type SeriesShape,
} from '@/server/scheduling/planning/expand-preferred-times';
import { planSessions, type SessionPlan } from '@/server/scheduling/planning/plan-sessions';
import type { Preferences } from '@/server/scheduling/preferences/preferences';
import { cheapRuleOuts, type Facts } from './eligibility';
import { byRank, type Standing, scoreOf } from './score';

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

/** A trainer as ranking sees them, without their calendar. */
export type TrainerFacts = Facts & Standing & { trainerId: string; trainerName: string };

/** `times` is null when the cheap rules already rule the trainer out: they were not loaded. */
export type Candidate = TrainerFacts & { times: TrainerTimes | null };

export type RankedTrainer = {
  trainerId: string;
  trainerName: string;
  score: Score;
  total: number;
  firstStartsAt: Date;
  lastEndsAt: Date;
};
export type RuledOutTrainer = { trainerId: string; trainerName: string; codes: TrainerRule[] };

/**
 * Ranks the trainers who can take a purchase, best first (see score.ts for the parts and for ties), and says of each
 * other why not. Deterministic, whatever the order of the input.
 */
export function rankTrainers({ candidates, need, now }: { candidates: Candidate[]; need: Need; now: Date }): {
  ranked: RankedTrainer[];
  ruledOut: RuledOutTrainer[];
} {
  const ranked: RankedTrainer[] = [];
  const ruledOut: RuledOutTrainer[] = [];
  const occurrences = expandPreferredTimes(need.preferences, need.shape);
  for (const trainer of candidates) {
    const { trainerId, trainerName } = trainer;
    const codes: TrainerRule[] = cheapRuleOuts(need, trainer);
    if (codes.length === 0 && trainer.times) {
      const found = rankOne({ trainer: { ...trainer, times: trainer.times }, need, now, occurrences });
      if (found) {
        ranked.push(found);
        continue;
      }
      codes.push(timeRuleOut({ times: trainer.times, need, now, occurrences }));
    }
    ruledOut.push({ trainerId, trainerName, codes });
  }
  return {
    ranked: ranked.sort(byRank),
    ruledOut: ruledOut.sort((a, b) => (a.trainerId < b.trainerId ? -1 : 1)),
  };
}

/** One trainer whom no cheap rule excludes, scored; null when the series cannot be placed with them. */
export function rankOne(input: {
  trainer: TrainerFacts & { times: TrainerTimes };
  need: Need;
  now: Date;
  occurrences: Occurrence[];
}): RankedTrainer | null {
  const { trainer, need, now, occurrences } = input;
  const plan = planSessions({ ...need, trainer: trainer.times, now, occurrences });
  if (!plan.ok) return null;
  const [first, last] = [plan.sessions.at(0), plan.sessions.at(-1)];
  if (!first || !last) return null;
  const { trainerId, trainerName } = trainer;
  return {
    trainerId,
    trainerName,
    ...scoreOf(trainer, fitOf(plan, need.shape)),
    firstStartsAt: first.startsAt,
    lastEndsAt: last.endsAt,
  };
}

/** Which one rule about time stands in the way, or that there is no common time whichever rule is overridden. */
function timeRuleOut(input: {
  times: TrainerTimes;
  need: Need;
  now: Date;
  occurrences: Occurrence[];
}): 'leave' | 'weekly-hours' | 'no-common-slot' {
  const { times, need, now, occurrences } = input;
  const fitsWithout = (rule: TimeRule) =>
    planSessions({ ...need, trainer: times, now, occurrences, ignore: new Set([rule]) }).ok;
  if (times.timeOff.length > 0 && fitsWithout('leave')) return 'leave';
  if (times.maxWeeklyMinutes !== null && fitsWithout('weekly-hours')) return 'weekly-hours';
  return 'no-common-slot';
}

/**
 * 1 when the series is held at the student's first preferred times and over in its nominal weeks, less for other preferred
 * times and delay.
 */
function fitOf(plan: Extract<SessionPlan, { ok: true }>, shape: SeriesShape): number {
  const first = plan.timeIndexes.filter((index) => index < shape.sessionsPerWeek).length;
  return fitWith(first, Math.min(1, (nominalWeeks(shape) + 1) / (plan.weeks + 1)), shape);
}

/** No plan with a trainer fits better who works at so many of the student's first preferred times. */
export function mostFit(firstTimes: number, shape: SeriesShape): number {
  return fitWith(firstTimes, 1, shape);
}

function fitWith(firstTimes: number, prompt: number, shape: SeriesShape): number {
  return (firstTimes / shape.sessionsPerWeek + prompt) / 2;
}
