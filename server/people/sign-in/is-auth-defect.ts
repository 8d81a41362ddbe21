/**
 * Whether what Better Auth failed with is a defect or an outage of ours. A refusal has a status below 500, of whatever
 * class: a body that cannot be read is refused by the library beneath it, which has its own class.
 */
export function isAuthDefect(error: unknown): boolean {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status !== 'number' || status >= 500;
}
