/** The allocations that take one of their trainer's places: what the view TakenPlace says in SQL, for Prisma's filters. */
export const takesPlace = { endedAt: null, completedAt: null } as const;
