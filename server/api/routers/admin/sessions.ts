import { adminProcedure, router, staffProcedure } from '@/server/api/trpc';
import { listCalendarSessions, listCalendarSessionsInput } from '@/server/sessions/list-calendar-sessions';
import { listRescheduleOptions, listRescheduleOptionsInput } from '@/server/sessions/list-reschedule-options';
import { rescheduleByStaffInput, rescheduleSession } from '@/server/sessions/reschedule-session';

const staff = { by: 'staff' } as const;

export const sessionsRouter = router({
  rescheduleOptions: staffProcedure
    .input(listRescheduleOptionsInput)
    .query(({ ctx, input }) => listRescheduleOptions(ctx, { ...input, asker: staff })),

  reschedule: staffProcedure
    .input(rescheduleByStaffInput.omit({ overrides: true }))
    .mutation(({ ctx, input }) => rescheduleSession(ctx, { ...input, asker: staff })),

  /** With rules set aside by name. */
  rescheduleAgainstRules: adminProcedure
    .input(rescheduleByStaffInput)
    .mutation(({ ctx, input }) => rescheduleSession(ctx, { ...input, asker: staff })),

  calendar: staffProcedure
    .input(listCalendarSessionsInput)
    .query(({ ctx, input }) => listCalendarSessions(ctx, input)),
});
