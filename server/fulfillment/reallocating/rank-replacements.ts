import type { Score } from '@/server/process/vocabulary/score-parts';
import {
  type OverridableRule,
  overridableRules,
  type TrainerRule,
} from '@/server/process/vocabulary/trainer-rules';
import { cheapRuleOuts } from '../choosing/eligibility';
import type { Candidate, Need } from '../choosing/rank-trainers';
import { byRank, scoreOf } from '../choosing/score';
import { placeSeries } from './place-series';

type Person = {
  trainerId: string;
  trainerName: string;
  activeStudents: number;
  maxStudents: number;
  /** Has taught this student before. */
  isKnown: boolean;
};

export type RankedReplacement = Person & {
  /** Each part from 0 to 1; `fit` is the share of sessions that keep their time. */
  score: Score;
  total: number;
  /** Sessions that keep their time, and those that get another. Both 0 when none is booked yet. */
  kept: number;
  retimed: number;
  firstStartsAt: Date | null;
};

export type RuledOutReplacement = Person & {
  codes: TrainerRule[];
  /** The rules to override to make it possible; null when nothing does. */
  needs: OverridableRule[] | null;
};

/**
 * Ranks who could take over the rest of a series, best first: who keeps its times, has room, and knows the student,
 * weighted as in ranking. Ties go to the lower load, then to the trainer id. Of everybody else it says which rules stand
 * in the way: all of them, those about the trainer and those about time, as the preview of this change names them.
 * Candidates without `times` are passed over.
 */
export function rankReplacements(input: {
  candidates: Candidate[];
  need: Need;
  remaining: { ordinal: number; startsAt: Date; endsAt: Date }[];
  staying: { startsAt: Date }[];
  now: Date;
}): { ranked: RankedReplacement[]; ruledOut: RuledOutReplacement[] } {
  const { candidates, need, remaining, staying, now } = input;
  const ranked: RankedReplacement[] = [];
  const ruledOut: RuledOutReplacement[] = [];
  for (const { times, ...trainer } of candidates) {
    const { trainerId, trainerName, activeStudents, maxStudents, isKnown } = trainer;
    const person = { trainerId, trainerName, activeStudents, maxStudents, isKnown };
    if (!times) continue;
    const personal = cheapRuleOuts(need, trainer);
    const placement = placeSeries({ ...need, remaining, staying, trainer: times, now, overrides: [] });
    if (!placement.ok) {
      ruledOut.push({ ...person, codes: [...personal, 'no-common-slot'], needs: null });
      continue;
    }
    const codes: TrainerRule[] = [...personal, ...placement.broken];
    if (codes.length > 0) {
      const needs = overridableRules.filter((rule) => codes.includes(rule));
      ruledOut.push({ ...person, codes, needs: needs.length === codes.length ? needs : null });
      continue;
    }
    const kept = placement.moves.filter((move) => move.kept).length;
    const fit = placement.moves.length === 0 ? 1 : kept / placement.moves.length;
    ranked.push({
      ...person,
      ...scoreOf(trainer, fit),
      kept,
      retimed: placement.moves.length - kept,
      firstStartsAt: earliest([...placement.moves.map(({ to }) => to), ...placement.booking]),
    });
  }
  return {
    ranked: ranked.sort(byRank),
    ruledOut,
  };
}

/** Not simply the first: a session that gets another time may come after those with a higher ordinal. */
function earliest(sessions: { startsAt: Date }[]): Date | null {
  return sessions.length === 0
    ? null
    : new Date(Math.min(...sessions.map(({ startsAt }) => startsAt.getTime())));
}
