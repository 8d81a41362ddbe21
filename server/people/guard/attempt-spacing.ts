/** Attempts a day, from all unknown devices together, before they are spaced. */
const freeAttempts = 20;
/** Short enough that the owner can sign in on a new device during an attack. */
const longestSeconds = 60;

/**
 * Seconds between the `attempt`-th sign-in to one account in a day and the next, counted over all networks: 0 for the
 * first twenty, then 1, doubled by each, up to a minute. About 1,400 guesses a day are left to a whole botnet.
 */
export function attemptSpacing(attempt: number): number {
  const over = attempt - freeAttempts;
  return over <= 0 ? 0 : Math.min(2 ** Math.min(over - 1, 10), longestSeconds);
}
