import { type Db, isClient, type Tx } from '@/server/core/db';

/**
 * Does `work` in a transaction, rolls all of it back and returns its result: what a preview shows is then what the same code
 * would do. Work that leaves the database, such as publishing, must not be in it. Not inside another transaction.
 */
export async function dryRun<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!isClient(db)) throw new Error('A dry run would roll back the transaction around it.');
  const rollback = new Error('dry run');
  const results: T[] = [];
  try {
    await db.$transaction(async (tx) => {
      results.push(await work(tx));
      throw rollback;
    });
  } catch (error) {
    if (error !== rollback) throw error;
  }
  const [result] = results;
  if (result === undefined) throw new Error('A dry run has no result.');
  return result;
}
