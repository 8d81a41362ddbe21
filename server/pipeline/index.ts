import { allocateTrainerFunction } from './functions/allocate-trainer';
import { completeSeriesFunction } from './functions/complete-series';
import { coverAbsenceFunction } from './functions/cover-absence';
import { createPurchaseFunction } from './functions/create-purchase';
import { expireCheckoutsFunction } from './functions/expire-checkouts';
import { notifyChangesFunction } from './functions/notify-changes';
import { notifyParticipantsFunction } from './functions/notify-participants';
import { scheduleSessionsFunction } from './functions/schedule-sessions';
import { wakeWaitingFunction } from './functions/wake-waiting';

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
