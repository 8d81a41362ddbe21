/** Minutes after the start from which a student can say that the trainer did not come. The database has it, too. */
export const noShowMinutes = 15;

/** From when a student can say that the trainer did not come. */
export const noShowOpensAt = ({ startsAt }: { startsAt: Date }): Date =>
  new Date(startsAt.getTime() + noShowMinutes * 60_000);

/** Whether a student can say so at `now`. */
export const canReportNoShow = (session: { startsAt: Date }, now: Date): boolean =>
  noShowOpensAt(session) <= now;
