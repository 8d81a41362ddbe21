import { createPurchase } from '@/server/purchases/create-purchase';
import { stageFunction } from '../process/runs/stage-function';

export const createPurchaseFunction = stageFunction('create-purchase', createPurchase);
