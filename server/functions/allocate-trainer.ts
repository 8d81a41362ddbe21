import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { stageFunction } from '../process/runs/stage-function';

export const allocateTrainerFunction = stageFunction('allocate-trainer', allocateTrainer);
