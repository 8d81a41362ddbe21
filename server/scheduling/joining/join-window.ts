/** Minutes before the start from which a session can be joined, and after the end until which it can. The database has both, too. */
const minutesBefore = 15;
const minutesAfter = 10;
const visitMinutes = 10;

const minuteMs = 60_000;

type Span = { startsAt: Date; endsAt: Date };

/** From when, and until before when, a session can be joined. */
export function joinWindow({ startsAt, endsAt }: Span): { opensAt: Date; closesAt: Date } {
  return {
    opensAt: new Date(startsAt.getTime() - minutesBefore * minuteMs),
    closesAt: new Date(endsAt.getTime() + minutesAfter * minuteMs),
  };
}

export type JoinState = 'cancelled' | 'early' | 'open' | 'over';

/** Whether a session can be joined at `now`, or why it cannot. */
export function joinState(session: Span & { status: string }, now: Date): JoinState {
  const { opensAt, closesAt } = joinWindow(session);
  if (session.status === 'CANCELLED') return 'cancelled';
  if (now < opensAt) return 'early';
  return now < closesAt ? 'open' : 'over';
}

/** Numbers the visit that joining at `now` belongs to: the ten minutes that it lies in since the room opened. */
export function visitOf(session: Span, now: Date): number {
  return Math.floor((now.getTime() - joinWindow(session).opensAt.getTime()) / (visitMinutes * minuteMs));
}
