import { scheduleSessions } from '@/server/sessions/schedule-sessions';
import { stageFunction } from '../stage-function';

export const scheduleSessionsFunction = stageFunction('schedule-sessions', scheduleSessions);
