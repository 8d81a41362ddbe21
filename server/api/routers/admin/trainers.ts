import { adminProcedure, router, staffProcedure } from '@/server/api/trpc';
import { addTimeOff, addTimeOffInput } from '@/server/fulfillment/absences/add-time-off';
import { previewTimeOff, previewTimeOffInput } from '@/server/fulfillment/absences/preview-time-off';
import { removeTimeOff, removeTimeOffInput } from '@/server/fulfillment/absences/remove-time-off';
import { inviteTrainer, inviteTrainerInput } from '@/server/fulfillment/inviting/invite-trainer';
import { unlinkTrainer, unlinkTrainerInput } from '@/server/fulfillment/inviting/unlink-trainer';
import { getReliability, getReliabilityInput } from '@/server/school/reliability/get-reliability';
import { createTrainer } from '@/server/school/trainer-changes/create-trainer';
import { pauseTrainer, pauseTrainerInput } from '@/server/school/trainer-changes/pause-trainer';
import {
  previewAvailability,
  previewAvailabilityInput,
} from '@/server/school/trainer-changes/preview-availability';
import { resumeTrainer } from '@/server/school/trainer-changes/resume-trainer';
import { setAvailability, setAvailabilityInput } from '@/server/school/trainer-changes/set-availability';
import { setSkills, setSkillsInput } from '@/server/school/trainer-changes/set-skills';
import { updateTrainer, updateTrainerInput } from '@/server/school/trainer-changes/update-trainer';
import { seenTrainer } from '@/server/school/trainers/claim-trainer';
import { getTrainer, getTrainerInput } from '@/server/school/trainers/get-trainer';
import { listTrainerFacets } from '@/server/school/trainers/list-trainer-facets';
import {
  listTrainerStudents,
  listTrainerStudentsInput,
} from '@/server/school/trainers/list-trainer-students';
import { listTrainers, listTrainersInput } from '@/server/school/trainers/list-trainers';
import { trainerProfile } from '@/server/school/trainers/trainer-profile';

export const trainersRouter = router({
  list: staffProcedure.input(listTrainersInput).query(({ ctx, input }) => listTrainers(ctx, input)),
  facets: staffProcedure.query(({ ctx }) => listTrainerFacets(ctx)),
  get: staffProcedure.input(getTrainerInput).query(({ ctx, input }) => getTrainer(ctx, input)),
  students: staffProcedure
    .input(listTrainerStudentsInput)
    .query(({ ctx, input }) => listTrainerStudents(ctx, input)),
  reliability: staffProcedure
    .input(getReliabilityInput)
    .query(({ ctx, input }) => getReliability(ctx, input)),
  previewAvailability: staffProcedure
    .input(previewAvailabilityInput)
    .query(({ ctx, input }) => previewAvailability(ctx, input)),
  previewTimeOff: staffProcedure
    .input(previewTimeOffInput)
    .query(({ ctx, input }) => previewTimeOff(ctx, input)),

  create: adminProcedure.input(trainerProfile).mutation(({ ctx, input }) => createTrainer(ctx, input)),
  update: adminProcedure.input(updateTrainerInput).mutation(({ ctx, input }) => updateTrainer(ctx, input)),
  setSkills: adminProcedure.input(setSkillsInput).mutation(({ ctx, input }) => setSkills(ctx, input)),
  setAvailability: adminProcedure
    .input(setAvailabilityInput)
    .mutation(({ ctx, input }) => setAvailability(ctx, input)),
  addTimeOff: adminProcedure.input(addTimeOffInput).mutation(({ ctx, input }) => addTimeOff(ctx, input)),
  removeTimeOff: adminProcedure
    .input(removeTimeOffInput)
    .mutation(({ ctx, input }) => removeTimeOff(ctx, input)),
  pause: adminProcedure.input(pauseTrainerInput).mutation(({ ctx, input }) => pauseTrainer(ctx, input)),
  invite: adminProcedure.input(inviteTrainerInput).mutation(({ ctx, input }) => inviteTrainer(ctx, input)),
  unlink: adminProcedure.input(unlinkTrainerInput).mutation(({ ctx, input }) => unlinkTrainer(ctx, input)),
  resume: adminProcedure.input(seenTrainer).mutation(({ ctx, input }) => resumeTrainer(ctx, input)),
});
