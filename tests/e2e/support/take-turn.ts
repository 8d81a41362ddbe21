import { connectToDatabase } from './database';

/**
 * Waits until a test may run: beside the others, which share a lock, or alone. Returns how to end its turn; that of a worker
 * that dies ends with its connection.
 */
export async function takeTurn({ isAlone }: { isAlone: boolean }): Promise<() => Promise<void>> {
  const client = await connectToDatabase();
  const lock = isAlone ? 'pg_advisory_lock' : 'pg_advisory_lock_shared';
  await client.query(`SELECT ${lock}(hashtext('caravan.e2e'))`);
  return () => client.end();
}
