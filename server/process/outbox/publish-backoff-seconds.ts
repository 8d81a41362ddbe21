/** Seconds until the next try after `attempts` failed ones: 1, 2, 4, 8, then 10. */
export function publishBackoffSeconds(attempts: number): number {
  return Math.min(10, 2 ** (attempts - 1));
}
