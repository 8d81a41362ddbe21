import { router, studentProcedure } from '@/server/api/trpc';
import {
  listRescheduleOptions,
  listRescheduleOptionsInput,
} from '@/server/fulfillment/rescheduling/list-reschedule-options';
import {
  rescheduleSession,
  rescheduleSessionInput,
} from '@/server/fulfillment/rescheduling/reschedule-session';

/** What a student may do with their own sessions. */
export const scheduleRouter = router({
  rescheduleOptions: studentProcedure
    .input(listRescheduleOptionsInput)
    .query(({ ctx, input }) => listRescheduleOptions(ctx, { ...input, by: 'student' })),

  reschedule: studentProcedure
    .input(rescheduleSessionInput)
    .mutation(({ ctx, input }) => rescheduleSession(ctx, { ...input, by: 'student' })),
});
