import { adminProcedure, router, staffProcedure } from '@/server/api/trpc';
import { addTimeOff, addTimeOffInput } from '@/server/trainers/add-time-off';
import { seenTrainer } from '@/server/trainers/claim-trainer';
import { createTrainer } from '@/server/trainers/create-trainer';
import { getTrainer, getTrainerInput } from '@/server/trainers/get-trainer';
import { listTrainerFacets } from '@/server/trainers/list-trainer-facets';
import { listTrainerStudents, listTrainerStudentsInput } from '@/server/trainers/list-trainer-students';
import { listTrainers, listTrainersInput } from '@/server/trainers/list-trainers';
import { pauseTrainer, pauseTrainerInput } from '@/server/trainers/pause-trainer';
import { previewAvailability, previewAvailabilityInput } from '@/server/trainers/preview-availability';
import { previewTimeOff, previewTimeOffInput } from '@/server/trainers/preview-time-off';
import { removeTimeOff, removeTimeOffInput } from '@/server/trainers/remove-time-off';
import { resumeTrainer } from '@/server/trainers/resume-trainer';
import { setAvailability, setAvailabilityInput } from '@/server/trainers/set-availability';
import { setSkills, setSkillsInput } from '@/server/trainers/set-skills';
import { trainerProfile } from '@/server/trainers/trainer-profile';
import { updateTrainer, updateTrainerInput } from '@/server/trainers/update-trainer';

export const trainersRouter = router({
  list: staffProcedure.input(listTrainersInput).query(({ ctx, input }) => listTrainers(ctx, input)),
  facets: staffProcedure.query(({ ctx }) => listTrainerFacets(ctx)),
  get: staffProcedure.input(getTrainerInput).query(({ ctx, input }) => getTrainer(ctx, input)),
  students: staffProcedure
    .input(listTrainerStudentsInput)
    .query(({ ctx, input }) => listTrainerStudents(ctx, input)),
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
  resume: adminProcedure.input(seenTrainer).mutation(({ ctx, input }) => resumeTrainer(ctx, input)),
});
