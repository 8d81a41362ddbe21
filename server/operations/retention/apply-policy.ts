import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { Policy } from './policy';

/** Rows of one transaction, which takes some milliseconds. */
const batch = 200;
/** After each batch, purchases have the database to themselves for this many times as long as the batch took. */
const rest = 4;
const dayMs = 86_400_000;

/**
 * Applies a policy to its table until no row is due, some rows at a time, each time in its own transaction, and
 * answers how many rows it changed. It waits for no lock: a row in use is left for the next night.
 */
export async function applyPolicy(
  client: pg.ClientBase,
  table: string,
  policy: Extract<Policy, { days: number }>,
  now: Date,
): Promise<number> {
  const change = policy.change ?? `DELETE FROM "${table}" WHERE id IN (SELECT id FROM due)`;
  const joined = change.startsWith('WITH ') ? `, ${change.slice('WITH '.length)}` : ` ${change}`;
  const statement = `WITH due AS MATERIALIZED (${policy.due})${joined}`;
  const cutoff = new Date(now.getTime() - policy.days * dayMs).toISOString();
  let changed = 0;
  for (;;) {
    const began = performance.now();
    const { rowCount } = await client.query(statement, [cutoff, batch]);
    if (!rowCount) return changed;
    changed += rowCount;
    await delay(rest * (performance.now() - began));
  }
}
