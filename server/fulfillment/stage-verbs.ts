import type { StageVerb } from '@/server/process/runs/around-stage';
import type { Consumer } from '@/server/process/stages/stages';
import { createPurchase } from '@/server/purchases/create-purchase';
import { allocateTrainer } from './allocating/allocate-trainer';
import { scheduleSessions } from './booking/schedule-sessions';
import { notifyParticipants } from './notifications/notify-participants';

/** The verb of each stage's function. The functions, "Retry this step" and the demo's history all call it from here. */
export const stageVerbs = {
  'create-purchase': createPurchase,
  'allocate-trainer': allocateTrainer,
  'schedule-sessions': scheduleSessions,
  'notify-participants': notifyParticipants,
} satisfies Record<Consumer, StageVerb>;
