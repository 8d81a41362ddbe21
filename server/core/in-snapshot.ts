import type { Context } from './context';
import { isClient, type Tx } from './db';

/** Reads what several queries answer as of one instant, however much changes between them. Writes nothing. */
export async function inSnapshot<T>({ db }: Pick<Context, 'db'>, read: (tx: Tx) => Promise<T>): Promise<T> {
  return isClient(db) ? db.$transaction(read, { isolationLevel: 'RepeatableRead' }) : read(db);
}
