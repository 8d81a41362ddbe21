/** Levels. PostgreSQL and recursive functions give up at a few thousand. */
const deepest = 500;

/** Whether a JSON value is nested deeper than what works with it can bear. Itself it uses no recursion. */
export function isDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
}
