import {
  createCalendar,
  type TrainerCalendar,
  type TrainerTimes,
} from '@/server/scheduling/calendar/trainer-calendar';
import { expandPreferredTimes, type Occurrence } from '@/server/scheduling/planning/expand-preferred-times';
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
 * The first of the variants with which at least one of these trainers could hold the series, up to the `limit`th whose
 * sessions are wanted: in the order given, each verified by planning it with every trainer to whom it makes a difference.
 */
export function fitVariants(input: {
  trainers: FreeTrainer[];
  need: Need;
  variants: Variant[];
  now: Date;
  limit: number;
  /** Which count towards the limit: all, unless given. */
  isWanted?: (sessions: PlannedSession[]) => boolean;
}): FittedVariant[] {
  const { need, now, isWanted = () => true } = input;
  const occurrencesOf = expandOnce(need);
  const preferred = expandPreferredTimes(need.preferences, need.shape);
  const near = input.trainers.map((trainer) => {
    const calendar = createCalendar({ trainer: trainer.times, studentBusy: need.studentBusy, now });
    return { trainer, calendar, days: daysFree(calendar, preferred) };
  });
  const missing = need.shape.sessionsPerWeek - 1;
  const found: FittedVariant[] = [];
  let wanted = 0;
  for (const variant of input.variants) {
    if (wanted === input.limit) break;
    const occurrences = occurrencesOf(variant);
    const fitting: FreeTrainer[] = [];
    let sessions: PlannedSession[] = [];
    const { change } = variant;
    const changed =
      change.kind === 'time' ? occurrences.filter(({ timeIndex }) => timeIndex === change.index) : null;
    for (const { trainer, calendar, days } of near) {
      // Planning is what takes time: not where the other preferred times are too few, or the new one is never free.
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
    if (fitting.length === 0) continue;
    found.push({ ...variant, trainers: fitting, sessions });
    if (isWanted(sessions)) wanted += 1;
  }
  return found;
}

/** On how many weekdays of the preferred times the trainer is free at all: one other time adds at most one to them. */
function daysFree(calendar: TrainerCalendar, preferred: Occurrence[]): number {
  const days = new Set<number>();
  for (const { preferredTime, startsAt, endsAt } of preferred) {
    if (!days.has(preferredTime.weekday) && calendar.fits(startsAt, endsAt)) days.add(preferredTime.weekday);
  }
  return days.size;
}

/** Expands each distinct weekly time once, however many variants have it: asking Temporal is what takes time. */
function expandOnce(need: Need): (variant: Variant) => Occurrence[] {
  const expanded = new Map<string, Occurrence[]>();
  const occurrencesOf = (preferences: Variant['preferences'], index: number): Occurrence[] => {
    const preferredTime = preferences.preferredTimes[index];
    if (!preferredTime) return [];
    const key = `${preferences.startDate} ${preferredTime.weekday} ${preferredTime.minute}`;
    const known =
      expanded.get(key) ??
      expandPreferredTimes({ ...preferences, preferredTimes: [preferredTime] }, need.shape);
    expanded.set(key, known);
    return known.map((occurrence) => ({ ...occurrence, timeIndex: index }));
  };
  return ({ preferences }) =>
    preferences.preferredTimes
      .flatMap((_, index) => occurrencesOf(preferences, index))
      .sort((a, b) => a.startsAt - b.startsAt || a.timeIndex - b.timeIndex);
}
