import { adminProcedure, router, staffProcedure } from '@/server/api/trpc';
import { absenceInput } from '@/server/fulfillment/absences/absence-input';
import { getAbsence, getAbsenceInput } from '@/server/fulfillment/absences/get-absence';
import { listAbsences, listAbsencesInput } from '@/server/fulfillment/absences/list-absences';
import { markTrainerAway, markTrainerAwayInput } from '@/server/fulfillment/absences/mark-trainer-away';
import { previewAbsence } from '@/server/fulfillment/absences/preview-absence';

export const absencesRouter = router({
  list: staffProcedure.input(listAbsencesInput).query(({ ctx, input }) => listAbsences(ctx, input)),
  get: staffProcedure.input(getAbsenceInput).query(({ ctx, input }) => getAbsence(ctx, input)),
  preview: adminProcedure.input(absenceInput).query(({ ctx, input }) => previewAbsence(ctx, input)),
  mark: adminProcedure.input(markTrainerAwayInput).mutation(({ ctx, input }) => markTrainerAway(ctx, input)),
});
