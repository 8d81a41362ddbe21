import { stageVerbs } from '@/server/fulfillment/stage-verbs';
import { stageFunction } from '@/server/process/runs/stage-function';
import { contract } from '@/server/process/stages/contract';
import { completeSeriesFunction } from './complete-series';
import { coverAbsenceFunction } from './cover-absence';
import { expireCheckoutsFunction } from './expire-checkouts';
import { notifyChangesFunction } from './notify-changes';
import { notifyParticipantsFunction } from './notify-participants';
import { wakeWaitingFunction } from './wake-waiting';

/** Every function that the app serves to Inngest: one for each stage, and those beside them. Readiness compares it with the contract. */
export const functions = [
  ...contract.pipeline.map(({ consumer }) => stageFunction(consumer, stageVerbs[consumer])),
  notifyParticipantsFunction,
  notifyChangesFunction,
  coverAbsenceFunction,
  wakeWaitingFunction,
  completeSeriesFunction,
  expireCheckoutsFunction,
];
