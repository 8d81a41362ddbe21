import { Temporal } from 'temporal-polyfill';
import type { Span } from '@/server/scheduling/calendar/trainer-calendar';
import type { PlanningInput } from '@/server/scheduling/planning/plan-sessions';
import { overlaps } from './planning';

/**
 * Books small series by trying everything: every set of weekly times on different days, and every choice of n of its
 * occurrences in twice the nominal weeks. Shares no rule with the planner: wall times come from Temporal, minute by minute.
 */
type Time = { preferredTime: number; week: number; start: number; end: number };
export type OracleBooking = { set: number[]; starts: number[]; weeksUsed: number; weeks: number };

/** The booking that the planner must find, or null when nothing can be placed whatever is tried. */
export function bookByTrying(input: PlanningInput): OracleBooking | null {
  const { shape, preferences } = input;
  // Free on its own includes the weekly limit: a time that is never free is no time of a set.
  const times = everyTime(input).filter((time) => isAllowed(input, time) && isKept([time], input));
  let best: OracleBooking | null = null;
  for (const set of everySet(preferences.preferredTimes, shape.sessionsPerWeek)) {
    if (!set.every((preferredTime) => times.some((time) => time.preferredTime === preferredTime))) continue;
    const ofSet = times.filter(({ preferredTime }) => set.includes(preferredTime));
    const isGood = (some: Time[]) => isKept(some, input);
    const placed = earliest([...everyPlacement(ofSet, shape.sessionCount, isGood)]);
    if (!placed) continue;
    const weeksUsed = new Set(placed.map(({ week }) => week)).size;
    const weeks = Math.max(...placed.map(({ week }) => week)) + 1;
    const isBetter =
      !best || weeksUsed < best.weeksUsed || (weeksUsed === best.weeksUsed && weeks < best.weeks);
    if (isBetter) best = { set, starts: placed.map(({ start }) => start), weeksUsed, weeks };
  }
  return best;
}

/**
 * Whether sessions that were booked can all be held with `input.trainer`: each at its own time or at any occurrence of the
 * preferred times from the first of them on, at most `sessionsPerWeek` in a week of the student's and one a day.
 */
export function canMoveByTrying(input: PlanningInput, booked: Span[]): boolean {
  const { shape, preferences } = input;
  const first = Math.min(...booked.map(({ startsAt }) => startsAt.getTime()));
  const days = [wall(preferences.zone, first).toPlainDate(), Temporal.PlainDate.from(preferences.startDate)];
  const startDate = days.sort(Temporal.PlainDate.compare).at(1)?.toString() ?? preferences.startDate;
  const later = everyTime({ ...input, preferences: { ...preferences, startDate } });
  const own = booked.map((span) => ({
    preferredTime: -1,
    week: 0,
    start: span.startsAt.getTime(),
    end: span.endsAt.getTime(),
  }));
  const times = [...own, ...later.filter(({ start }) => start >= first)].filter((time) =>
    isAllowed(input, time),
  );
  const isPaced = (placed: Time[]) => {
    const days = placed.map(({ start }) => wall(preferences.zone, start).toPlainDate());
    const inWeekOf = (day: Temporal.PlainDate) =>
      days.filter((other) => other.yearOfWeek === day.yearOfWeek && other.weekOfYear === day.weekOfYear)
        .length;
    return (
      new Set(days.map(String)).size === days.length &&
      days.every((day) => inWeekOf(day) <= shape.sessionsPerWeek)
    );
  };
  const isGood = (placed: Time[]) => isKept(placed, input) && isPaced(placed);
  return !everyPlacement(times, booked.length, isGood).next().done;
}

/** Day by day over the horizon, so that neither weeks nor the start date can be counted wrongly. */
function everyTime({ preferences, shape }: PlanningInput): Time[] {
  const { zone, startDate, preferredTimes } = preferences;
  const weeks = 2 * Math.ceil(shape.sessionCount / shape.sessionsPerWeek);
  return Array.from({ length: 7 * weeks }, (_, index) => index).flatMap((index) => {
    const date = Temporal.PlainDate.from(startDate).add({ days: index });
    return preferredTimes.flatMap(({ weekday, minute }, preferredTime) => {
      if (weekday !== date.dayOfWeek) return [];
      const plainTime = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
      const start = date.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;
      return {
        preferredTime,
        week: Math.floor(index / 7),
        start,
        end: start + shape.sessionMinutes * 60_000,
      };
    });
  });
}

const wall = (zone: string, at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
const spanOf = ({ start, end }: Time): Span => ({ startsAt: new Date(start), endsAt: new Date(end) });

/** What one session must keep to, whatever else the series has. */
export function isAllowed({ trainer, studentBusy, now }: PlanningInput, time: Time): boolean {
  const span = spanOf(time);
  if (time.start < now.getTime() + 12 * 3_600_000) return false;
  if (studentBusy.some((other) => overlaps(span, other))) return false;
  if (trainer.busy.some((other) => overlaps(span, other, trainer.bufferMinutes * 60_000))) return false;
  if (trainer.timeOff.some((other) => overlaps(span, other))) return false;
  for (let at = time.start; at < time.end; at += 300_000) {
    const { dayOfWeek, hour, minute } = wall(trainer.zone, at);
    const shown = hour * 60 + minute;
    const isOpen = trainer.availability.some(
      (window) => window.weekday === dayOfWeek && window.startMinute <= shown && shown < window.endMinute,
    );
    if (!isOpen) return false;
  }
  return true;
}

/** Whether a series keeps the trainer's rest and weekly minutes. */
function isKept(placed: Time[], { trainer }: PlanningInput): boolean {
  const buffer = trainer.bufferMinutes * 60_000;
  const spans = placed.map(spanOf);
  if (spans.some((span, index) => spans.slice(index + 1).some((other) => overlaps(span, other, buffer))))
    return false;
  const minutes = new Map<string, number>();
  const all = [...trainer.busy, ...spans];
  for (const { startsAt, endsAt } of all) {
    const { yearOfWeek, weekOfYear } = wall(trainer.zone, startsAt.getTime());
    const key = `${yearOfWeek} ${weekOfYear}`;
    minutes.set(key, (minutes.get(key) ?? 0) + (endsAt.getTime() - startsAt.getTime()) / 60_000);
  }
  const weeksOfSeries = placed.map(({ start }) => wall(trainer.zone, start));
  return weeksOfSeries.every(({ yearOfWeek, weekOfYear }) => {
    return (minutes.get(`${yearOfWeek} ${weekOfYear}`) ?? 0) <= (trainer.maxWeeklyMinutes ?? Infinity);
  });
}

function everySet(preferredTimes: { weekday: number }[], size: number): number[][] {
  const subsets: number[][] = [[]];
  for (const index of preferredTimes.keys()) subsets.push(...subsets.map((set) => [...set, index]));
  return subsets
    .filter(
      (set) =>
        set.length === size && new Set(set.map((index) => preferredTimes[index]?.weekday)).size === size,
    )
    .sort((a, b) => {
      const at = a.findIndex((index, place) => index !== b[place]);
      return (a[at] ?? 0) - (b[at] ?? 0);
    });
}

function* everyPlacement(
  times: Time[],
  count: number,
  isGood: (placed: Time[]) => boolean,
): Generator<Time[]> {
  const sorted = times.toSorted((a, b) => a.start - b.start || a.preferredTime - b.preferredTime);
  function* choose(from: number, placed: Time[]): Generator<Time[]> {
    if (!isGood(placed)) return;
    if (placed.length === count) yield placed;
    else
      for (const [index, time] of sorted.entries())
        if (index >= from) yield* choose(index + 1, [...placed, time]);
  }
  yield* choose(0, []);
}

/**
 * The placement of which each session is the earliest that it is in any. That there always is one is what the planner
 * relies on, so this throws when there is none.
 */
function earliest(placements: Time[][]): Time[] | null {
  const [first] = placements;
  if (!first) return null;
  const bounds = first.map((_, index) => Math.min(...placements.map((placed) => placed[index]?.start ?? 0)));
  const found = placements.find((placed) => placed.every(({ start }, index) => start === bounds[index]));
  if (!found) throw new Error('No placement is the earliest in every session.');
  return found;
}
