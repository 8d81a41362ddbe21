import { log } from '@/server/core/log';

/** Does `work` for each row in turn. One that fails is logged, is found again the next time, and holds up no other. */
export async function forEachRow<Row extends { id: string }>(
  rows: readonly Row[],
  work: (row: Row) => Promise<unknown>,
): Promise<number> {
  let done = 0;
  for (const row of rows) {
    try {
      await work(row);
      done += 1;
    } catch (error) {
      log.error({ err: error, id: row.id }, 'a mail could not be written, and is tried again');
    }
  }
  return done;
}
