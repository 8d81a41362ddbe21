/** SQLSTATE classes of a refused write: unique, check (triggers raise it too) and exclusion. */
const refusals = new Set(['23505', '23514', '23P01']);

/**
 * True when `error` is PostgreSQL refusing a write because of the named constraint, index or trigger rule. Prisma wraps
 * the driver's error differently inside and at the end of a transaction; both shapes are read.
 */
export function violates(error: unknown, constraint: string): boolean {
  for (const cause of causesOf(error)) {
    if (refusals.has(String(cause.originalCode)) && String(cause.originalMessage).includes(constraint))
      return true;
  }
  return false;
}

function* causesOf(error: unknown): Generator<Record<string, unknown>> {
  if (!isRecord(error)) return;
  if ('originalCode' in error) yield error;
  yield* causesOf(error.cause);
  if (isRecord(error.meta)) yield* causesOf(error.meta.driverAdapterError);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
