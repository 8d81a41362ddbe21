import { router, trainerProcedure } from '@/server/api/trpc';
import { createFeed } from '@/server/fulfillment/calendar/create-feed';
import { getFeedState } from '@/server/fulfillment/calendar/get-feed-state';
import { revokeFeed } from '@/server/fulfillment/calendar/revoke-feed';
import { getMyStudent, getMyStudentInput } from '@/server/fulfillment/teaching/get-my-student';
import { getTaughtSession, getTaughtSessionInput } from '@/server/fulfillment/teaching/get-taught-session';
import { listMyStudents } from '@/server/fulfillment/teaching/list-my-students';
import { listTeaching } from '@/server/fulfillment/teaching/list-teaching';
import { recordResult, recordResultInput } from '@/server/fulfillment/teaching/record-result';
import { listMyTimeOff } from '@/server/fulfillment/time-off/list-my-time-off';
import {
  previewOwnTimeOff,
  previewOwnTimeOffInput,
} from '@/server/fulfillment/time-off/preview-own-time-off';
import { requestTimeOff, requestTimeOffInput } from '@/server/fulfillment/time-off/request-time-off';
import { withdrawTimeOff, withdrawTimeOffInput } from '@/server/fulfillment/time-off/withdraw-time-off';
import { getOwnTrainer } from '@/server/school/own-trainer/get-own-trainer';
import {
  previewAvailability,
  previewAvailabilityInput,
} from '@/server/school/trainer-changes/preview-availability';
import { setAvailability, setAvailabilityInput } from '@/server/school/trainer-changes/set-availability';
import { setMeetingUrl, setMeetingUrlInput } from '@/server/school/trainer-changes/set-meeting-url';

/** What a trainer sees and does: always and only their own. */
export const teachRouter = router({
  sessions: trainerProcedure.query(({ ctx }) => listTeaching(ctx)),
  session: trainerProcedure
    .input(getTaughtSessionInput)
    .query(({ ctx, input }) => getTaughtSession(ctx, input)),
  recordResult: trainerProcedure
    .input(recordResultInput)
    .mutation(({ ctx, input }) => recordResult(ctx, input)),

  students: trainerProcedure.query(({ ctx }) => listMyStudents(ctx)),
  student: trainerProcedure.input(getMyStudentInput).query(({ ctx, input }) => getMyStudent(ctx, input)),

  me: trainerProcedure.query(({ ctx }) => getOwnTrainer(ctx)),
  previewAvailability: trainerProcedure
    .input(previewAvailabilityInput)
    .query(({ ctx, input }) => previewAvailability(ctx, input)),
  setAvailability: trainerProcedure
    .input(setAvailabilityInput)
    .mutation(({ ctx, input }) => setAvailability(ctx, input)),
  setMeetingUrl: trainerProcedure
    .input(setMeetingUrlInput)
    .mutation(({ ctx, input }) => setMeetingUrl(ctx, input)),

  timeOff: trainerProcedure.query(({ ctx }) => listMyTimeOff(ctx)),
  previewTimeOff: trainerProcedure
    .input(previewOwnTimeOffInput)
    .query(({ ctx, input }) => previewOwnTimeOff(ctx, input)),
  requestTimeOff: trainerProcedure
    .input(requestTimeOffInput)
    .mutation(({ ctx, input }) => requestTimeOff(ctx, input)),
  withdrawTimeOff: trainerProcedure
    .input(withdrawTimeOffInput)
    .mutation(({ ctx, input }) => withdrawTimeOff(ctx, input)),

  feed: trainerProcedure.query(({ ctx }) => getFeedState(ctx, ownFeed(ctx))),
  createFeed: trainerProcedure.mutation(({ ctx }) => createFeed(ctx, ownFeed(ctx))),
  revokeFeed: trainerProcedure.mutation(({ ctx }) => revokeFeed(ctx, ownFeed(ctx))),
});

const ownFeed = ({ user }: { user: { trainerId?: string } }) => ({ trainerId: user.trainerId });
