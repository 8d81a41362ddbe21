import { z } from 'zod';
import type { Tx } from './db';

/**
 * The rows of a query in SQL, each parsed with `row`: `queryRows(db, row)\`SELECT …\``. Throws when a row does not fit. That
 * is a bug in the code, not in what somebody sent, so it is a plain Error: a ZodError would be reported as bad input.
 */
export function queryRows<Row extends z.ZodType>(db: Pick<Tx, '$queryRaw'>, row: Row) {
  return async (sql: TemplateStringsArray, ...values: unknown[]): Promise<z.output<Row>[]> => {
    const found = z.array(row).safeParse(await db.$queryRaw(sql, ...values));
    if (found.success) return found.data;
    throw new Error(`A query returned rows that its code does not expect: ${z.prettifyError(found.error)}`);
  };
}
