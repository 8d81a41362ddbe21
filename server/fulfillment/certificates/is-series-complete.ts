import type { SessionOutcome } from '@/prisma/generated/enums';
import { heldOutcomes } from '@/server/process/vocabulary/session-outcomes';

/** A session that was not cancelled, with what became of it. */
type Settled = { result: { outcome: SessionOutcome } | null };

/** The sessions that took place. */
export const heldOf = <Session extends Settled>(sessions: readonly Session[]): Session[] =>
  sessions.filter(({ result }) => result && heldOutcomes.includes(result.outcome));

/**
 * Whether a series is complete: all of its sessions are booked, each has a result, and at least one was held. Cancelled
 * sessions are not among them.
 */
export function isSeriesComplete(sessionCount: number, sessions: readonly Settled[]): boolean {
  const isSettled = sessions.length >= sessionCount && sessions.every(({ result }) => result !== null);
  return isSettled && heldOf(sessions).length > 0;
}
