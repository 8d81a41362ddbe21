import type { Tone } from '@/server/core/vocabulary/tone';

/**
 * What a run is doing. `betweenAttempts`: an attempt failed and the next one is due. `unknown`: Inngest said something that
 * this version does not know, and the run's end still says whether it is over.
 */
export const runStates = {
  queued: ['neutral', 'Queued'],
  running: ['info', 'Running'],
  betweenAttempts: ['warn', 'Waiting to retry'],
  completed: ['ok', 'Completed'],
  failed: ['bad', 'Failed'],
  cancelled: ['warn', 'Cancelled'],
  unknown: ['neutral', 'Unknown'],
} as const satisfies Record<string, [tone: Tone, word: string]>;
export type RunState = keyof typeof runStates;
