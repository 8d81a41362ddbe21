import type { RunState } from '../vocabulary/run-states';

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
