import { codesOf } from '@/server/core/vocabulary/codes';

/** By which a list of courses is cut; without one, it has what is on sale and what only lacks a plan. */
export const courseFilters = { retired: 'Retired', all: 'All, including retired' } as const;
export const courseFilterCodes = codesOf(courseFilters);
