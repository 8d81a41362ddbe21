import { adminProcedure, router, staffProcedure } from '@/server/api/trpc';
import { absenceInput } from '@/server/fulfillment/absences/absence-input';
import { getAbsence, getAbsenceInput } from '@/server/fulfillment/absences/get-absence';
import { listAbsences, listAbsencesInput } from '@/server/fulfillment/absences/list-absences';
import { markTrainerAway, markTrainerAwayInput } from '@/server/fulfillment/absences/mark-trainer-away';
import { previewAbsence } from '@/server/fulfillment/absences/preview-absence';
import { countOpenRequests } from '@/server/fulfillment/time-off/count-open-requests';
import { decideTimeOff, decideTimeOffInput } from '@/server/fulfillment/time-off/decide-time-off';
import { listOpenRequests } from '@/server/fulfillment/time-off/list-open-requests';

export const absencesRouter = router({
  list: staffProcedure.input(listAbsencesInput).query(({ ctx, input }) => listAbsences(ctx, input)),
  get: staffProcedure.input(getAbsenceInput).query(({ ctx, input }) => getAbsence(ctx, input)),
  preview: adminProcedure.input(absenceInput).query(({ ctx, input }) => previewAbsence(ctx, input)),
  requests: staffProcedure.query(({ ctx }) => listOpenRequests(ctx)),
  openCount: staffProcedure.query(({ ctx }) => countOpenRequests(ctx)),
  decideRequest: adminProcedure
    .input(decideTimeOffInput)
    .mutation(({ ctx, input }) => decideTimeOff(ctx, input)),
  mark: adminProcedure.input(markTrainerAwayInput).mutation(({ ctx, input }) => markTrainerAway(ctx, input)),
});
