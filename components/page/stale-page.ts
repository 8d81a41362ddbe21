/**
 * Whether an error means that the page is older than the deployed version, whose scripts and form actions have replaced it.
 * A lost connection looks the same, and a reload helps there too.
 */
export function isStalePage(error: unknown): boolean {
  return (
    error instanceof Error && (error.name === 'ChunkLoadError' || error.name === 'UnrecognizedActionError')
  );
}

/** The event that asks the script in the page's head to reload: see StalePageScript. */
export const staleEvent = 'caravan:stale';
