import type { Tone } from '@/server/core/vocabulary/tone';

/** How a late purchase stands. `waiting`: for capacity to change. `stopped`: nothing continues without a remedy. */
export const stopStates = {
  stopped: ['bad', 'Stuck'],
  moving: ['warn', 'Late, but moving'],
  waiting: ['warn', 'Waiting'],
} as const satisfies Record<string, [tone: Tone, word: string]>;
export type StopState = keyof typeof stopStates;

/** How sure a verdict is of its cause. */
export const confidenceWords = { certain: 'Certain', likely: 'Likely', unsure: 'Not sure' } as const;
