/** The allocations that take one of their trainer's places: the view TakenPlace as a Prisma filter. */
export const takesPlace = { endedAt: null, completedAt: null } as const;
