import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { newId } from '@/server/core/ids/new-id';
import { log } from '@/server/core/log';
import { createClient } from '@/server/postgres/create-client';
import { applyPolicy } from './apply-policy';
import { type Policy, retentionPolicies } from './policy';

const lockAnswer = z.tuple([z.object({ mine: z.boolean() })]);

/** What one clean-up changed, by table; null when another replica is at it. */
export type Cleaned = Record<string, number> | null;

/**
 * Applies every retention policy once, on its own connection, and records what it did or why it failed. One replica
 * at a time: the others find the advisory lock taken. Killed in the middle it leaves whole batches, and the lock goes with
 * its connection. Throws what a statement throws, after the other tables had their turn.
 */
export async function cleanUp(ctx: Context, databaseUrl: string): Promise<Cleaned> {
  authorize(ctx, 'system');
  const client = createClient(databaseUrl, { application_name: 'caravan-retention' });
  client.on('error', () => undefined); // the next statement says so
  await client.connect();
  try {
    await client.query(`SET lock_timeout = '1s'; SET statement_timeout = '30s'`);
    const asked = await client.query("SELECT pg_try_advisory_lock(hashtext('caravan.retention')) AS mine");
    if (!lockAnswer.parse(asked.rows)[0].mine) return null;
    const id = newId();
    await ctx.db.retentionRun.create({ data: { id, startedAt: ctx.now }, select: { id: true } });
    const removed: Record<string, number> = {};
    const failures: string[] = [];
    for (const [table, policy] of Object.entries<Policy>(retentionPolicies)) {
      if (!('days' in policy)) continue;
      try {
        removed[table] = await applyPolicy(client, table, policy, ctx.now);
      } catch (error) {
        failures.push(`${table}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    const failure = failures.length > 0 ? failures.join('; ').slice(0, 2000) : null;
    const finishedAt = failure ? null : new Date();
    await ctx.db.retentionRun.update({
      where: { id },
      data: { removed, failure, finishedAt },
      select: { id: true },
    });
    if (failure) throw new Error(`the nightly clean-up failed: ${failure}`);
    log.info({ removed }, 'the nightly clean-up is done');
    return removed;
  } finally {
    await client.end().catch(() => undefined);
  }
}
