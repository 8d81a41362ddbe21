/**
 * Whether an error means that the page is older than what the server now has: after a deployment its scripts and its form
 * actions are gone. A lost connection looks the same, and the same helps: load the page again.
 */
export function isStalePage(error: unknown): boolean {
  return (
    error instanceof Error && (error.name === 'ChunkLoadError' || error.name === 'UnrecognizedActionError')
  );
}

/** The event that asks the script in the page's head to reload it: see StalePageScript. */
export const staleEvent = 'caravan:stale';
