import { Temporal } from 'temporal-polyfill';
import type { TimeRule } from '@/server/process/vocabulary/trainer-rules';
import type { WeeklyWindow } from '@/server/scheduling/calendar/is-available';
import type { Span, TrainerTimes } from '@/server/scheduling/calendar/trainer-calendar';
import { weekOf } from '@/server/scheduling/calendar/zone-offsets';
import type { Occurrence } from '@/server/scheduling/planning/expand-preferred-times';
import { type PlannedSession, planSessions } from '@/server/scheduling/planning/plan-sessions';
import type { Need } from '../choosing/rank-trainers';
import { costOf, type ProposedChange } from './unblocking-change';

type Asked = { times: TrainerTimes; need: Need; now: Date; occurrences: Occurrence[] };

/**
 * What would make room in the calendar of a trainer whom only time excludes: less time off, more minutes in a week, or
 * longer windows. Only what one of these rules alone stands in the way of.
 */
export function proposeTimes(asked: Asked): ProposedChange[] {
  return [proposeLeave(asked), proposeWeeklyHours(asked), proposeWindows(asked)].filter(
    (change) => change !== null,
  );
}

function plan({ times, need, now, occurrences }: Asked, ignored?: TimeRule): PlannedSession[] | null {
  const ignore = new Set(ignored ? [ignored] : []);
  const planned = planSessions({ ...need, trainer: times, now, occurrences, ignore });
  return planned.ok ? planned.sessions : null;
}

/**
 * The time off that costs least to shorten, ended where the day of the first session in it begins. Each is looked at alone:
 * the times at which the series would fit without it may be others than those without all of them.
 */
function proposeLeave(asked: Asked): ProposedChange | null {
  const { timeOff } = asked.times;
  if (timeOff.length === 0 || !plan(asked, 'leave')) return null;
  const { occurrences } = asked;
  return timeOff
    .filter((span) =>
      occurrences.some((at) => at.startsAt < span.endsAt.getTime() && span.startsAt.getTime() < at.endsAt),
    )
    .flatMap((span) => shortened(asked, span) ?? [])
    .reduce<ProposedChange | null>(
      (best, next) => (best && costOf(best) <= costOf(next) ? best : next),
      null,
    );
}

function shortened(asked: Asked, from: Span): ProposedChange | null {
  const { times } = asked;
  const { zone } = times;
  const timeOff = times.timeOff.filter((span) => span !== from);
  const first = plan({ ...asked, times: { ...times, timeOff } })?.find(
    ({ startsAt, endsAt }) => from.startsAt < endsAt && startsAt < from.endsAt,
  );
  if (!first) return null;
  const day = Temporal.Instant.fromEpochMilliseconds(first.startsAt.getTime())
    .toZonedDateTimeISO(zone)
    .startOfDay();
  const endsAt = new Date(day.epochMilliseconds);
  return { kind: 'leave', from, to: endsAt > from.startsAt ? { ...from, endsAt } : null, zone };
}

/** The lowest limit that is enough, in steps of half an hour: at most that of every session in one week. */
function proposeWeeklyHours(asked: Asked): ProposedChange | null {
  const { times, need } = asked;
  const { maxWeeklyMinutes: from } = times;
  if (from === null || !plan(asked, 'weekly-hours')) return null;
  const most =
    Math.max(from, ...minutesByWeek(times)) + need.shape.sessionsPerWeek * need.shape.sessionMinutes;
  for (let to = from + 30; to < most + 30; to += 30) {
    if (plan({ ...asked, times: { ...times, maxWeeklyMinutes: to } }))
      return { kind: 'weekly-hours', from, to };
  }
  return null;
}

function minutesByWeek({ busy, zone }: TrainerTimes): Iterable<number> {
  const minutes = new Map<number, number>();
  for (const { startsAt, endsAt } of busy) {
    const week = weekOf(zone, startsAt.getTime());
    minutes.set(week, (minutes.get(week) ?? 0) + (endsAt.getTime() - startsAt.getTime()) / 60_000);
  }
  return minutes.values();
}

/** Every window longer by half an hour or an hour at one end, then back to what it was wherever that does not matter. */
function proposeWindows(asked: Asked): ProposedChange | null {
  const { availability, zone } = asked.times;
  if (availability.length === 0 || !plan(asked, 'hours')) return null;
  for (const [end, minutes] of extensions) {
    const longer = availability.map((window) => extend(window, end, minutes, availability));
    const fits = (windows: WeeklyWindow[]) =>
      plan({ ...asked, times: { ...asked.times, availability: windows } }) !== null;
    if (!fits(longer)) continue;
    for (const [index, window] of availability.entries()) {
      if (longer[index] !== window && fits(longer.with(index, window))) longer[index] = window;
    }
    const windows = availability.flatMap((from, index) => {
      const to = longer[index];
      return to && to !== from ? [{ from, to }] : [];
    });
    return { kind: 'window', windows, zone };
  }
  return null;
}

const extensions = [
  ['end', 30],
  ['start', 30],
  ['end', 60],
  ['start', 60],
] as const;

/** A window with one end moved out, within its day and not into another window. */
function extend(
  window: WeeklyWindow,
  end: 'start' | 'end',
  minutes: number,
  all: WeeklyWindow[],
): WeeklyWindow {
  const others = all.filter((other) => other !== window && other.weekday === window.weekday);
  const { startMinute, endMinute } = window;
  if (end === 'end') {
    const next = others.map((o) => o.startMinute).filter((start) => start >= endMinute);
    const until = Math.min(1440, endMinute + minutes, ...next);
    return until > endMinute ? { ...window, endMinute: until } : window;
  }
  const previous = others.map((o) => o.endMinute).filter((before) => before <= startMinute);
  const from = Math.max(0, startMinute - minutes, ...previous);
  return from < startMinute ? { ...window, startMinute: from } : window;
}
