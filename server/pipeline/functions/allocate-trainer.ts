import { allocateTrainer } from '@/server/allocation/allocate-trainer';
import { stageFunction } from '../stage-function';

export const allocateTrainerFunction = stageFunction('allocate-trainer', allocateTrainer);
