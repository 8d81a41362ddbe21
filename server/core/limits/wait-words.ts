/** How long to wait, for a person: `1 second`, `45 seconds`, `12 minutes`. Rounded up, so that waiting is enough. */
export function waitWords(seconds: number): string {
  if (seconds < 100) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
