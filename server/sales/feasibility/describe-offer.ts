import type { Need } from '@/server/fulfillment/choosing/rank-trainers';
import { localDay } from '@/server/scheduling/calendar/local-day';
import { nominalWeeks } from '@/server/scheduling/planning/expand-preferred-times';

/** A first session later than so many days after the day that the student chose is not "soon after" it. */
export const soonDays = 14;

/** What the plan or the page promised and these dates do not keep, in words for the student. */
export type Shortfall = { kind: 'pace' | 'start'; words: string };

/** The dates that a student would get. */
export type Offer = {
  sessions: { startsAt: Date; endsAt: Date }[];
  /** The day of the first session in the student's zone, YYYY-MM-DD. */
  firstDay: string;
  /** Weeks that the series takes, counted from its first session. */
  weeks: number;
  shortfalls: Shortfall[];
};

/** What a student accepts beyond the plan's promise: at most so many weeks, a first session on this day at the latest. */
export type Accepted = { weeks?: number | null; firstDay?: string | null };

type Asked = { shape: Need['shape']; preferences: Pick<Need['preferences'], 'zone' | 'startDate'> };
type Dates = readonly { startsAt: Date; endsAt: Date }[];

/**
 * What these sessions, in time order, mean for a student: how long they take, and what they do not keep. A plan of n sessions,
 * k a week, keeps its pace when it takes n / k weeks, rounded up. Null without sessions.
 */
export function describeOffer(sessions: Dates, { shape, preferences }: Asked): Offer | null {
  const [first, last] = [sessions.at(0), sessions.at(-1)];
  if (!first || !last) return null;
  const dayOf = (at: Date) => localDay(preferences.zone, at);
  const weeks = Math.floor(daysBetween(dayOf(first.startsAt), dayOf(last.startsAt)) / 7) + 1;
  const late = daysBetween(new Date(preferences.startDate), dayOf(first.startsAt));
  const shortfalls: Shortfall[] = [];
  if (weeks > nominalWeeks(shape)) {
    const words = `At these times, ${shape.sessionCount} sessions take ${weeks} weeks instead of ${nominalWeeks(shape)}.`;
    shortfalls.push({ kind: 'pace', words });
  }
  if (late > soonDays) {
    shortfalls.push({ kind: 'start', words: `The first session is ${late} days after the day you chose.` });
  }
  return {
    sessions: sessions.map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
    firstDay: dayOf(first.startsAt).toISOString().slice(0, 10),
    weeks,
    shortfalls,
  };
}

/** What an offer does not keep and the student did not accept: fewer weeks or an earlier day than accepted are fine. */
export function unaccepted({ weeks, firstDay, shortfalls }: Offer, accepted: Accepted): Shortfall[] {
  return shortfalls.filter(({ kind }) =>
    kind === 'pace' ? weeks > (accepted.weeks ?? 0) : firstDay > (accepted.firstDay ?? ''),
  );
}

/** Orders offers, the better one first: what keeps more of the promise, then what starts earlier. */
export function byPromise(one: Offer, other: Offer): number {
  return (
    one.shortfalls.length - other.shortfalls.length ||
    (one.firstDay < other.firstDay ? -1 : Number(one.firstDay > other.firstDay))
  );
}

/** Whether another offer is worth showing beside one: it keeps more of the promise, or starts at least a week earlier. */
export function isClearlyBetter(other: Offer, than: Offer): boolean {
  const kept = than.shortfalls.length - other.shortfalls.length;
  return kept > 0 || (kept === 0 && daysBetween(new Date(other.firstDay), new Date(than.firstDay)) >= 7);
}

/** Whole days from one local day to another, both at midnight UTC. */
const daysBetween = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 86_400_000);
