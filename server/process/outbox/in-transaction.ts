import type { Context } from '@/server/core/context';
import { isClient, type Tx } from '@/server/core/db';
import { log } from '@/server/core/log';
import { afterCommit } from './after-commit';
import { hasEvents } from './note-events';

/**
 * Does `work` in one transaction: a part of the open one when `ctx.db` is that, else in its own. What it left in the outbox
 * is published after the commit, so that no verb has to remember it. Publishing never undoes or fails what is committed.
 */
export async function inTransaction<T>(
  { db }: Pick<Context, 'db'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (!isClient(db)) return work(db);
  let hasLeftEvents = false;
  const result = await db.$transaction(async (tx) => {
    const done = await work(tx);
    hasLeftEvents = hasEvents(tx);
    return done;
  });
  if (hasLeftEvents) {
    try {
      await afterCommit.plugged()?.();
    } catch (error) {
      log.warn({ err: error }, 'events could not be published at once: the sweep publishes them');
    }
  }
  return result;
}
