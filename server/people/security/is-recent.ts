/** How long signing in, or proving again who one is, counts for what requireStepUp protects. Milliseconds. */
const recentMs = 10 * 60_000;

/** Whether a proof of who somebody is, given at `at`, still counts at `now`. */
export const isRecent = (at: Date, now: Date): boolean => now.getTime() - at.getTime() <= recentMs;
