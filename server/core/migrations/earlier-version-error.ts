/** A database that this version cannot upgrade. `message` says in one sentence what it is, and what to do. */
export class EarlierVersionError extends Error {
  override name = 'EarlierVersionError';
}
