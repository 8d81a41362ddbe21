import { adminProcedure, router, staffProcedure } from '@/server/api/trpc';
import {
  listCalendarSessions,
  listCalendarSessionsInput,
} from '@/server/fulfillment/booking/list-calendar-sessions';
import {
  listRescheduleOptions,
  listRescheduleOptionsInput,
} from '@/server/fulfillment/rescheduling/list-reschedule-options';
import {
  previewReschedule,
  previewRescheduleInput,
} from '@/server/fulfillment/rescheduling/preview-reschedule';
import {
  rescheduleByStaffInput,
  rescheduleSession,
} from '@/server/fulfillment/rescheduling/reschedule-session';
import { recordResult, recordResultInput } from '@/server/fulfillment/teaching/record-result';
import { isAllowed } from '@/server/people/roles/roles';

export const sessionsRouter = router({
  rescheduleOptions: staffProcedure
    .input(listRescheduleOptionsInput)
    .query(({ ctx, input }) => listRescheduleOptions(ctx, { ...input, by: 'staff' })),

  /** What stands against a time, and whether the caller may override the rules among it. */
  checkNewTime: staffProcedure.input(previewRescheduleInput).query(async ({ ctx, input }) => ({
    ...(await previewReschedule(ctx, { ...input, by: 'staff' })),
    mayOverride: isAllowed('admin', ctx.user.role),
  })),

  reschedule: staffProcedure
    .input(rescheduleByStaffInput.omit({ overrides: true }))
    .mutation(({ ctx, input }) => rescheduleSession(ctx, { ...input, by: 'staff' })),

  /** With rules overridden by name. */
  rescheduleAgainstRules: adminProcedure
    .input(rescheduleByStaffInput)
    .mutation(({ ctx, input }) => rescheduleSession(ctx, { ...input, by: 'staff' })),

  recordResult: staffProcedure
    .input(recordResultInput)
    .mutation(({ ctx, input }) => recordResult(ctx, input)),

  calendar: staffProcedure
    .input(listCalendarSessionsInput)
    .query(({ ctx, input }) => listCalendarSessions(ctx, input)),
});
