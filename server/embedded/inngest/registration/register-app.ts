import { createHash } from 'node:crypto';
import type { Engine } from '../engine/engine';
import { planTick } from '../engine/fire-cron';
import { loadRegistry } from '../engine/registry';
import { canonicalJson } from '../rules/canonical-json';
import { nameToUuid } from '../rules/ids';
import type { FunctionConfig } from '../rules/protocol';

/**
 * Makes these the functions of an app, and schedules their crons. True when that changed anything. Functions that the
 * app no longer has are forgotten; their runs fail as an unreachable app's do.
 */
export async function registerApp(
  engine: Engine,
  app: { name: string; url: string; functions: readonly FunctionConfig[] },
): Promise<boolean> {
  const checksum = createHash('sha256')
    .update(canonicalJson([app.url, app.functions]))
    .digest('hex');
  const client = await engine.db.connect();
  try {
    await client.query('begin');
    const before = await client.query<{ checksum: string }>(
      'select checksum from inngest.app where name = $1 for update',
      [app.name],
    );
    if (before.rows[0]?.checksum === checksum) {
      await client.query('update inngest.app set synced_at = now() where name = $1', [app.name]);
      await client.query('commit');
      return false;
    }
    await client.query(
      `insert into inngest.app (name, url, checksum) values ($1, $2, $3)
       on conflict (name) do update set url = excluded.url, checksum = excluded.checksum, synced_at = now()`,
      [app.name, app.url, checksum],
    );
    const slugs = app.functions.map((fn) => fn.id);
    await client.query('delete from inngest.fn where app = $1 and slug <> all ($2)', [app.name, slugs]);
    for (const fn of app.functions) {
      await client.query(
        `insert into inngest.fn (slug, id, app, config) values ($1, $2, $3, $4)
         on conflict (slug) do update set app = excluded.app, config = excluded.config`,
        [fn.id, nameToUuid(fn.id), app.name, JSON.stringify(fn)],
      );
      for (const trigger of fn.triggers) {
        const next = 'cron' in trigger ? planTick(engine, fn.id, trigger.cron) : null;
        if (!next) continue;
        await client.query(
          `select inngest_jobs.add_job('cron', $1, run_at => $2, job_key => $3, job_key_mode => 'preserve_run_at')`,
          [JSON.stringify(next.tick), next.runAt, next.key],
        );
      }
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
  await reload(engine);
  return true;
}

// One after the other: a slow look at the functions must not replace what a later one saw.
const reloads = new WeakMap<Engine, Promise<void>>();

function reload(engine: Engine): Promise<void> {
  const load = async () => {
    engine.registry = await loadRegistry(engine.db);
  };
  const reloaded = (reloads.get(engine) ?? Promise.resolve()).then(load, load);
  reloads.set(engine, reloaded);
  return reloaded;
}
