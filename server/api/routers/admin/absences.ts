import { after } from 'next/server';
import { adminProcedure, router, staffProcedure } from '@/server/api/trpc';
import { dispatchOutbox } from '@/server/outbox/dispatch-outbox';
import { absenceInput } from '@/server/trainers/absence-input';
import { getAbsence, getAbsenceInput } from '@/server/trainers/get-absence';
import { listAbsences, listAbsencesInput } from '@/server/trainers/list-absences';
import { markTrainerAway, markTrainerAwayInput } from '@/server/trainers/mark-trainer-away';
import { previewAbsence } from '@/server/trainers/preview-absence';

export const absencesRouter = router({
  list: staffProcedure.input(listAbsencesInput).query(({ ctx, input }) => listAbsences(ctx, input)),
  get: staffProcedure.input(getAbsenceInput).query(({ ctx, input }) => getAbsence(ctx, input)),
  preview: adminProcedure.input(absenceInput).query(({ ctx, input }) => previewAbsence(ctx, input)),
  mark: adminProcedure.input(markTrainerAwayInput).mutation(async ({ ctx, input }) => {
    const result = await markTrainerAway(ctx, input);
    after(() => dispatchOutbox());
    return result;
  }),
});
