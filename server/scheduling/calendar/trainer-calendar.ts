import { type TimeRule, timeRules } from '@/server/process/vocabulary/trainer-rules';
import { isAvailable, type WeeklyWindow } from './is-available';
import { weekOf } from './zone-offsets';

/** A span of time that is taken: [startsAt, endsAt). */
export type Span = { startsAt: Date; endsAt: Date };

export type TrainerTimes = {
  /** IANA zone of the weekly windows, and of the weeks that the limit counts. */
  zone: string;
  availability: WeeklyWindow[];
  timeOff: Span[];
  /** Free minutes kept before and after each session. */
  bufferMinutes: number;
  /** Most minutes of sessions in one ISO week; null: no limit. */
  maxWeeklyMinutes: number | null;
  busy: Span[];
};

/** Nobody is given a session sooner than this. */
export const noticeHours = 12;

/** Where one trainer and one student can both be. Instants in milliseconds since the epoch. */
export type TrainerCalendar = {
  /** Whether either person has something then, or it is over: no override helps. */
  isTaken(startsAt: number, endsAt: number): boolean;
  /** The rules that a session then would break, but for those in `ignore`. Empty when it fits. */
  broken(startsAt: number, endsAt: number, ignore?: ReadonlySet<TimeRule>): TimeRule[];
  /** To come, and neither taken nor against a rule. */
  fits(startsAt: number, endsAt: number, ignore?: ReadonlySet<TimeRule>): boolean;
  /** The trainer's week of an instant, and how many sessions of so many minutes the weekly limit leaves in it. */
  roomInWeek(startsAt: number, minutes: number): { week: number; sessions: number };
  /** Takes the time for a session of this plan. */
  add(startsAt: number, endsAt: number): void;
};

const none: ReadonlySet<TimeRule> = new Set();

/**
 * Prepares the times of one trainer with one student for many questions: sorted once, then each question takes a binary
 * search and arithmetic. What is added counts from then on.
 */
export function createCalendar(input: {
  trainer: TrainerTimes;
  studentBusy: Span[];
  now: Date;
}): TrainerCalendar {
  const { trainer, studentBusy, now } = input;
  const { zone, availability, maxWeeklyMinutes } = trainer;
  const buffer = trainer.bufferMinutes * 60_000;
  const taken = [busyTimes(trainer.busy, 0), busyTimes(studentBusy, 0)];
  const closeTo = busyTimes(trainer.busy, buffer);
  const isWithin = (rest: number, startsAt: number, endsAt: number) =>
    placed.some(({ from, until }) => from - rest < endsAt && startsAt < until + rest);
  const leave = busyTimes(trainer.timeOff, 0);
  const placed: { from: number; until: number }[] = [];
  const soonest = now.getTime() + noticeHours * 3_600_000;
  const minutesIn = new Map<number, number>();
  const count = (startsAt: number, endsAt: number) => {
    if (maxWeeklyMinutes === null) return;
    const week = weekOf(zone, startsAt);
    minutesIn.set(week, (minutesIn.get(week) ?? 0) + (endsAt - startsAt) / 60_000);
  };
  for (const { startsAt, endsAt } of trainer.busy) count(startsAt.getTime(), endsAt.getTime());
  const roomInWeek = (startsAt: number, minutes: number) => {
    if (maxWeeklyMinutes === null) return { week: 0, sessions: Number.POSITIVE_INFINITY };
    const week = weekOf(zone, startsAt);
    const left = maxWeeklyMinutes - (minutesIn.get(week) ?? 0);
    return { week, sessions: Math.floor(left / minutes) };
  };

  const breaks: Record<TimeRule, (startsAt: number, endsAt: number) => boolean> = {
    notice: (startsAt) => startsAt < soonest,
    leave: (startsAt, endsAt) => leave(startsAt, endsAt),
    buffer: (startsAt, endsAt) =>
      buffer > 0 &&
      (closeTo(startsAt, endsAt) || isWithin(buffer, startsAt, endsAt)) &&
      !isTaken(startsAt, endsAt),
    'weekly-hours': (startsAt, endsAt) => roomInWeek(startsAt, (endsAt - startsAt) / 60_000).sessions < 1,
    hours: (startsAt, endsAt) => !isAvailable(availability, zone, startsAt, endsAt),
  };
  const isTaken = (startsAt: number, endsAt: number) =>
    startsAt <= now.getTime() ||
    taken.some((overlaps) => overlaps(startsAt, endsAt)) ||
    isWithin(0, startsAt, endsAt);

  return {
    isTaken,
    broken: (startsAt, endsAt, ignore = none) =>
      timeRules.filter((rule) => !ignore.has(rule) && breaks[rule](startsAt, endsAt)),
    fits: (startsAt, endsAt, ignore = none) =>
      timeRules.every((rule) => ignore.has(rule) || !breaks[rule](startsAt, endsAt)) &&
      !isTaken(startsAt, endsAt),
    roomInWeek,
    add: (startsAt, endsAt) => {
      placed.push({ from: startsAt, until: endsAt });
      count(startsAt, endsAt);
    },
  };
}

/** Answers whether a span overlaps any of `spans`, each widened by `buffer` milliseconds: spans that overlap are one. */
function busyTimes(spans: Span[], buffer: number): (startsAt: number, endsAt: number) => boolean {
  const starts: number[] = [];
  const ends: number[] = [];
  const sorted = spans
    .map(({ startsAt, endsAt }) => [startsAt.getTime() - buffer, endsAt.getTime() + buffer] as const)
    .sort((a, b) => a[0] - b[0]);
  for (const [start, end] of sorted) {
    const last = ends.at(-1);
    if (last !== undefined && start <= last) {
      ends[ends.length - 1] = Math.max(last, end);
    } else {
      starts.push(start);
      ends.push(end);
    }
  }
  return (startsAt, endsAt) => {
    // The first stretch that ends after the span begins: it overlaps, or none does.
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) > startsAt) high = middle;
      else low = middle + 1;
    }
    const start = starts[low];
    return start !== undefined && start < endsAt;
  };
}
