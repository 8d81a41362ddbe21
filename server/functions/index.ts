import { allocateTrainerFunction } from './allocate-trainer';
import { completeSeriesFunction } from './complete-series';
import { coverAbsenceFunction } from './cover-absence';
import { createPurchaseFunction } from './create-purchase';
import { expireCheckoutsFunction } from './expire-checkouts';
import { notifyChangesFunction } from './notify-changes';
import { notifyParticipantsFunction } from './notify-participants';
import { scheduleSessionsFunction } from './schedule-sessions';
import { wakeWaitingFunction } from './wake-waiting';

/** Every function the app serves to Inngest; contract.ts names the same ones, and readiness compares. */
export const functions = [
  createPurchaseFunction,
  allocateTrainerFunction,
  scheduleSessionsFunction,
  notifyParticipantsFunction,
  notifyChangesFunction,
  coverAbsenceFunction,
  wakeWaitingFunction,
  completeSeriesFunction,
  expireCheckoutsFunction,
];
