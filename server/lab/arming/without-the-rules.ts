import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import type { Db, Tx } from '@/server/core/db';
import { inTransaction } from '@/server/process/outbox/in-transaction';

/**
 * Does `work` in one transaction in which the database's triggers and foreign keys are off, so that what they forbid can be
 * made to happen. Needs a right that the embedded database's owner has with LAB=1 only: PostgreSQL refuses everyone else.
 */
export async function withoutTheRules<T>(
  ctx: Context,
  work: (ctx: Context, tx: Tx) => Promise<T>,
): Promise<T> {
  authorize(ctx, 'admin', 'system');
  return inTransaction(ctx, async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    return work({ ...ctx, db: insideOf(ctx.db, tx) }, tx);
  });
}

/** The database as a verb knows it, with its transactions as parts of `tx`. */
function insideOf(db: Db, tx: Tx): Db {
  return new Proxy(db, {
    get(target, key) {
      if (key === '$transaction') return (work: (inner: Tx) => Promise<unknown>) => work(tx);
      return key in tx ? Reflect.get(tx, key) : Reflect.get(target, key);
    },
  });
}
