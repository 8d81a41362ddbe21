/** Whose calendar a feed shows. */
export type FeedOwner = { userId: string } | { trainerId: string };
