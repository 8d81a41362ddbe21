import { scheduleSessions } from '@/server/fulfillment/booking/schedule-sessions';
import { stageFunction } from '../process/runs/stage-function';

export const scheduleSessionsFunction = stageFunction('schedule-sessions', scheduleSessions);
