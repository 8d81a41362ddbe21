import { router, staffProcedure } from '@/server/api/trpc';
import { listCalendarSessions, listCalendarSessionsInput } from '@/server/sessions/list-calendar-sessions';

export const sessionsRouter = router({
  calendar: staffProcedure
    .input(listCalendarSessionsInput)
    .query(({ ctx, input }) => listCalendarSessions(ctx, input)),
});
