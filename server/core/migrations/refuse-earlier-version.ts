import { EarlierVersionError } from './earlier-version-error';

/**
 * Throws EarlierVersionError for a database with a migration from before the first of ours: its tables are others, and no
 * migration leads from them to ours. Migrations of a newer version come after ours and are no reason to refuse.
 */
export function refuseEarlierVersion(ours: readonly string[], applied: readonly string[]): void {
  const [first = ''] = ours;
  const earlier = applied.find((name) => name < first);
  if (earlier === undefined) return;
  throw new EarlierVersionError(
    `the database was made by an earlier version of Caravan (migration ${earlier}) and cannot be upgraded: set ` +
      'DATABASE_URL to an empty database or, without DATABASE_URL, move the data folder away to start over',
  );
}
