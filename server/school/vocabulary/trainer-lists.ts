import { codesOf } from '@/server/core/vocabulary/codes';

/** What a trainer can do for the school now. `away`: within time off. */
export const trainerStates = { active: 'Active', paused: 'Paused', away: 'Away now', left: 'Left' } as const;
export type TrainerState = keyof typeof trainerStates;

/** By which a list of trainers is cut; without one, it has everybody who has not left. */
export const trainerFilters = { ...trainerStates, all: 'All, including former trainers' } as const;
export const trainerFilterCodes = codesOf(trainerFilters);

export const trainerSorts = { name: 'By name', free: 'Most room first', full: 'Fullest first' } as const;
export type TrainerSort = keyof typeof trainerSorts;
export const trainerSortCodes = codesOf(trainerSorts);
