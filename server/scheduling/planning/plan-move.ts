import type { TimeRule } from '@/server/process/vocabulary/trainer-rules';
import type { Preferences } from '@/server/scheduling/preferences/preferences';
import { createCalendar, type Span, type TrainerTimes } from '../calendar/trainer-calendar';
import { wallTime, weekOf } from '../calendar/zone-offsets';
import { expandPreferredTimes, type SeriesShape } from './expand-preferred-times';

export type PlannedMove = { ordinal: number; from: Span; to: Span; kept: boolean };
export type MovePlan =
  | {
      ok: true;
      /** One for each session to move, in the order of the series. */
      moves: PlannedMove[];
      /** The overridden rules that it breaks. */
      broken: TimeRule[];
    }
  | { ok: false; reason: { code: 'no-common-slot'; message: string } };

type MoveInput = {
  remaining: { ordinal: number; startsAt: Date; endsAt: Date }[];
  /** The sessions of the series that have started: they count for the weekly pace. */
  staying: { startsAt: Date }[];
  preferences: Preferences;
  shape: SeriesShape;
  trainer: TrainerTimes;
  studentBusy: Span[];
  now: Date;
  ignore?: ReadonlySet<TimeRule>;
};

/**
 * Plans the rest of a booked series with another trainer: every session or none. A session keeps its time if the trainer
 * can hold it then. Otherwise it moves to the first free preferred time that keeps the pace: at most `sessionsPerWeek` in a
 * week of the student (Monday to Sunday), on different days. As few sessions as possible move, so a session may end up
 * before one with a lower ordinal.
 *
 * If the kept sessions leave too little room for the others, keeps only the earliest ones, so that no possible plan is
 * refused.
 *
 * Never overlaps a session of either person and never places one in the past. Breaks only the rules in `ignore`.
 * `studentBusy` excludes the sessions to move. Deterministic.
 */
export function planMove(input: MoveInput): MovePlan {
  const remaining = [...input.remaining].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const own = remaining.map(({ startsAt, endsAt }) => ({
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
    isOwn: true,
  }));
  const others = occurrencesFrom(own[0]?.startsAt ?? 0, input).map((time) => ({ ...time, isOwn: false }));
  const keepingAll = placeInTurn([...own, ...others], input, { paced: 'others' });
  const inTime = [...own, ...others].sort(
    (a, b) => a.startsAt - b.startsAt || Number(b.isOwn) - Number(a.isOwn),
  );
  const { places, broken } = keepingAll ??
    placeInTurn(inTime, input, { paced: 'all' }) ?? { places: null, broken: [] };
  if (!places) {
    const message = `No common times: too few are free for ${remaining.length} sessions.`;
    return { ok: false, reason: { code: 'no-common-slot', message } };
  }
  const kept = new Set(places.flatMap(({ isOwn, startsAt }) => (isOwn ? startsAt : [])));
  const found = places.filter(({ isOwn }) => !isOwn).sort((a, b) => a.startsAt - b.startsAt);
  const moves = remaining.map(({ ordinal, startsAt, endsAt }) => {
    const from = { startsAt, endsAt };
    const place = kept.has(startsAt.getTime()) ? null : found.shift();
    const to = place ? { startsAt: new Date(place.startsAt), endsAt: new Date(place.endsAt) } : from;
    return { ordinal, from, to, kept: !place };
  });
  return { ok: true, moves, broken };
}

type Place = { startsAt: number; endsAt: number; isOwn: boolean };

/**
 * The first of these times that fit, one for each session, with the rules that they break. Null when too few fit.
 */
function placeInTurn(
  times: Place[],
  input: MoveInput,
  { paced }: { paced: 'all' | 'others' },
): { places: Place[]; broken: TimeRule[] } | null {
  const calendar = createCalendar(input);
  const pace = createPace(input.preferences.zone, input.shape.sessionsPerWeek);
  for (const { startsAt } of input.staying) pace.add(startsAt.getTime());
  const broken = new Set<TimeRule>();
  const places: Place[] = [];
  for (const time of times) {
    if (places.length === input.remaining.length) break;
    const { startsAt, endsAt, isOwn } = time;
    if ((paced === 'all' || !isOwn) && !pace.allows(startsAt)) continue;
    if (!calendar.fits(startsAt, endsAt, input.ignore)) continue;
    for (const rule of calendar.broken(startsAt, endsAt)) broken.add(rule);
    calendar.add(startsAt, endsAt);
    pace.add(startsAt);
    places.push(time);
  }
  return places.length === input.remaining.length ? { places, broken: [...broken].sort() } : null;
}

/** Counts the sessions of a series by week and by day, in the student's zone. */
function createPace(zone: string, perWeek: number) {
  const weeks = new Map<number, number>();
  const days = new Set<number>();
  return {
    allows: (startsAt: number) =>
      (weeks.get(weekOf(zone, startsAt)) ?? 0) < perWeek && !days.has(wallTime(zone, startsAt).day),
    add(startsAt: number) {
      const week = weekOf(zone, startsAt);
      weeks.set(week, (weeks.get(week) ?? 0) + 1);
      days.add(wallTime(zone, startsAt).day);
    },
  };
}

/** The student's preferred times from an instant on, for the weeks of a whole series: it may have started long ago. */
function occurrencesFrom(instant: number, { preferences, shape }: MoveInput) {
  const day = wallTime(preferences.zone, instant).day * 86_400_000;
  const from = Math.max(day, Date.parse(`${preferences.startDate}T00:00:00Z`));
  const startDate = new Date(from).toISOString().slice(0, 10);
  return expandPreferredTimes({ ...preferences, startDate }, shape)
    .filter(({ startsAt }) => startsAt >= instant)
    .map(({ startsAt, endsAt }) => ({ startsAt, endsAt }));
}
