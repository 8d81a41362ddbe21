import type { CauseCode } from '@/server/operations/vocabulary/causes';
import type { Evidence, SessionEvidence } from '../../evidence/evidence';

export type DeliveryCause = Extract<CauseCode, 'TRAINER_ABSENT' | 'STUDENT_ABSENT' | 'SESSION_UNCONFIRMED'>;

/**
 * What is wrong with a session that is not settled in time; null when nothing is. The word of staff or the trainer counts,
 * then that of the student, then who joined. A trainer without an account cannot join, so their absence is never
 * concluded from that. Pure.
 */
export function deliveryCase(session: SessionEvidence, now: Date): DeliveryCause | null {
  const { status, resultDueAt, result, reportedAt, trainer, trainerJoinedAt } = session;
  if (status === 'CANCELLED' || resultDueAt === null || resultDueAt >= now) return null;
  if (reportedAt || result?.outcome === 'TRAINER_ABSENT') return 'TRAINER_ABSENT';
  if (result?.outcome === 'STUDENT_ABSENT') return 'STUDENT_ABSENT';
  if (result) return 'SESSION_UNCONFIRMED';
  return trainer.hasAccount && !trainerJoinedAt ? 'TRAINER_ABSENT' : 'SESSION_UNCONFIRMED';
}

/** The first session of a booked purchase with which that is wrong, or null. */
export function sessionWith(
  cause: string,
  { purchase, sessions, now }: Pick<Evidence, 'purchase' | 'sessions' | 'now'>,
): SessionEvidence | null {
  if (purchase.status !== 'SCHEDULED') return null;
  return sessions.find((session) => deliveryCase(session, now) === cause) ?? null;
}
