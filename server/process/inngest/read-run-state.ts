/**
 * What a run is doing. `betweenAttempts`: an attempt failed and the next one is due. `unknown`: Inngest said something that
 * this version does not know, and `endedAt` still says whether it is over.
 */
export type RunState =
  | 'queued'
  | 'running'
  | 'betweenAttempts'
  | 'completed'
  | 'failed'
  | 'cancelled'
  | 'unknown';

const over: Record<string, RunState> = { COMPLETED: 'completed', FAILED: 'failed', CANCELLED: 'cancelled' };
const open: Record<string, RunState> = {
  SCHEDULED: 'queued',
  QUEUED: 'queued',
  RUNNING: 'running',
  FAILED: 'betweenAttempts',
};

/**
 * What a status of Inngest's REST API means. Only the end says whether a run is over: between two attempts the list of an
 * event's runs already calls it "Failed". Source: answers recorded from Inngest 1.43.
 */
export function readRunState(status: string, endedAt: string | null): RunState {
  return (endedAt === null ? open : over)[status.toUpperCase()] ?? 'unknown';
}
