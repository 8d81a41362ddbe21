import {
  createCalendar,
  type TrainerCalendar,
  type TrainerTimes,
} from '@/server/scheduling/calendar/trainer-calendar';
import { expandWishes, type Occurrence } from '@/server/scheduling/planning/expand-wishes';
import { type PlannedSession, planSessions } from '@/server/scheduling/planning/plan-sessions';
import type { Variant } from '@/server/scheduling/preferences/vary-preferences';
import type { Need } from '../choosing/rank-trainers';

/** Someone whom no rule but time excludes. */
export type FreeTrainer = { trainerId: string; trainerName: string; times: TrainerTimes };

export type FittedVariant = Variant & {
  /** Who could hold the series then, in the order of `trainers`, and the sessions with the first of them. */
  trainers: FreeTrainer[];
  sessions: PlannedSession[];
};

/**
 * The first `limit` of the variants with which at least one of these trainers, who cannot hold the series as it is, could
 * hold it: in the order given, each verified by planning it with every trainer to whom it makes a difference.
 */
export function fitVariants(input: {
  trainers: FreeTrainer[];
  need: Need;
  variants: Variant[];
  now: Date;
  limit: number;
}): FittedVariant[] {
  const { need, now } = input;
  const occurrencesOf = expandOnce(need);
  const wished = expandWishes(need.preferences, need.shape);
  const near = input.trainers.map((trainer) => {
    const calendar = createCalendar({ trainer: trainer.times, studentBusy: need.studentBusy, now });
    return { trainer, calendar, days: daysFree(calendar, wished) };
  });
  const missing = need.shape.sessionsPerWeek - 1;
  const found: FittedVariant[] = [];
  for (const variant of input.variants) {
    if (found.length === input.limit) break;
    const occurrences = occurrencesOf(variant);
    const fitting: FreeTrainer[] = [];
    let sessions: PlannedSession[] = [];
    const { change } = variant;
    const changed =
      change.kind === 'wish' ? occurrences.filter(({ wishIndex }) => wishIndex === change.index) : null;
    for (const { trainer, calendar, days } of near) {
      // Planning is what takes time: not where the other wishes are too few, or the new one is never free.
      if (changed && days < missing) continue;
      if (changed && !changed.some(({ startsAt, endsAt }) => calendar.fits(startsAt, endsAt))) continue;
      const plan = planSessions({
        ...need,
        preferences: variant.preferences,
        trainer: trainer.times,
        now,
        occurrences,
      });
      if (!plan.ok) continue;
      if (fitting.length === 0) sessions = plan.sessions;
      fitting.push(trainer);
    }
    if (fitting.length > 0) found.push({ ...variant, trainers: fitting, sessions });
  }
  return found;
}

/** On how many weekdays of the wishes the trainer is free at all: one other wish adds at most one to them. */
function daysFree(calendar: TrainerCalendar, wished: Occurrence[]): number {
  const days = new Set<number>();
  for (const { wish, startsAt, endsAt } of wished) {
    if (!days.has(wish.weekday) && calendar.fits(startsAt, endsAt)) days.add(wish.weekday);
  }
  return days.size;
}

/** Expands each distinct weekly time once, however many variants have it: asking Temporal is what takes time. */
function expandOnce(need: Need): (variant: Variant) => Occurrence[] {
  const expanded = new Map<string, Occurrence[]>();
  const occurrencesOf = (preferences: Variant['preferences'], index: number): Occurrence[] => {
    const wish = preferences.wishes[index];
    if (!wish) return [];
    const key = `${preferences.startDate} ${wish.weekday} ${wish.minute}`;
    const known = expanded.get(key) ?? expandWishes({ ...preferences, wishes: [wish] }, need.shape);
    expanded.set(key, known);
    return known.map((occurrence) => ({ ...occurrence, wishIndex: index }));
  };
  return ({ preferences }) =>
    preferences.wishes
      .flatMap((_, index) => occurrencesOf(preferences, index))
      .sort((a, b) => a.startsAt - b.startsAt || a.wishIndex - b.wishIndex);
}
