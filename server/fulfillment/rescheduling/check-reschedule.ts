/** Hours before a session until which its student may still move it. */
export const studentNoticeHours = 24;
/** How often a student may move one session, and sessions of one series in all. */
export const studentMoves = { perSession: 2, perSeries: 3 } as const;
/** Weeks behind the last session of the series to which one may be moved. */
export const latestWeeks = 4;

export type RescheduleFacts = {
  now: Date;
  by: 'student' | 'staff';
  session: { startsAt: Date; status: 'SCHEDULED' | 'HELD' | 'CANCELLED' };
  /** The end of the last session of the series, with this one. */
  seriesEndsAt: Date;
  /** How often the student has moved this session, and sessions of this series in all. */
  movesBefore: { ofSession: number; ofSeries: number };
};

export type RescheduleRefusal = { code: string; message: string };

/**
 * Whether a session may be moved at all now, and why not: it must be to come; a student needs 24 hours and may move one
 * session twice and three in a series. Staff always may, as long as it has not begun. Where to is for the calendars to
 * say; a moved session may pass its neighbours, so ordinals need not follow time.
 */
export function checkReschedule(facts: RescheduleFacts): RescheduleRefusal | null {
  const { now, by, session, movesBefore } = facts;
  if (session.status !== 'SCHEDULED' || session.startsAt <= now) {
    return refusal(
      'begun',
      'This session has begun, was held or was cancelled: it cannot be moved any more.',
    );
  }
  if (by === 'staff') return null;
  if (session.startsAt.getTime() - now.getTime() < studentNoticeHours * 3_600_000) {
    return refusal(
      'notice',
      `A session can be moved until ${studentNoticeHours} hours before it. Write to us if you cannot make it.`,
    );
  }
  if (movesBefore.ofSession >= studentMoves.perSession) {
    return refusal(
      'session-limit',
      'You have moved this session twice already. Write to us if it must move again.',
    );
  }
  if (movesBefore.ofSeries >= studentMoves.perSeries) {
    return refusal(
      'series-limit',
      'You have moved three sessions of this course already. Write to us for another.',
    );
  }
  return null;
}

/** The last instant at which a moved session may begin. */
export function latestStart({ seriesEndsAt }: Pick<RescheduleFacts, 'seriesEndsAt'>): Date {
  return new Date(seriesEndsAt.getTime() + latestWeeks * 7 * 86_400_000);
}

const refusal = (code: string, message: string) => ({ code: `reschedule.${code}`, message });
