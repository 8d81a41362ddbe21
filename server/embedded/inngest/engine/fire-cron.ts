import { newId } from '../rules/ids';
import { nextTick } from '../rules/next-tick';
import type { EventBody } from '../rules/protocol';
import { query } from '../store/query';
import type { Engine } from './engine';
import { type EventPlan, planRun } from './plan-events';

/** A tick of one function's cron. */
export interface CronTick {
  slug: string;
  cron: string;
  /** ISO time of the tick, in whole seconds. */
  fireAt: string;
}

/** Starts the run of a tick, once, and schedules the next one with it. A cron that is no longer registered stops. */
export async function fireCron(engine: Engine, tick: CronTick): Promise<void> {
  const fn = engine.registry.bySlug.get(tick.slug);
  if (!fn?.config.triggers.some((trigger) => 'cron' in trigger && trigger.cron === tick.cron)) return;
  const body: EventBody = {
    id: tick.fireAt,
    name: 'inngest/scheduled.timer',
    data: { cron: tick.cron, fireAt: tick.fireAt, scheduledAt: tick.fireAt },
    ts: new Date(tick.fireAt).getTime(),
    user: {},
  };
  const event = { row: newId(), body };
  const once = `cron:${tick.slug}:${tick.cron}:${tick.fireAt}`;
  const plan: EventPlan = {
    events: [{ id: event.row, name: body.name, body, once }],
    runs: [planRun(fn, event)],
    settles: [],
    cancels: [],
  };
  const next = planTick(engine, tick.slug, tick.cron);
  await query(
    engine.db,
    'fire_cron',
    `select inngest.accept($1), case when $2::json is not null then
       inngest_jobs.add_job('cron', $2::json, run_at => $3::timestamptz, job_key => $4) end`,
    [JSON.stringify(plan), next && JSON.stringify(next.tick), next?.runAt ?? null, next?.key ?? null],
  );
}

/** The next tick of a cron by the engine's clock, and when that is by the database's. */
export function planTick(
  engine: Engine,
  slug: string,
  cron: string,
): { tick: CronTick; runAt: string; key: string } | null {
  const now = engine.now();
  const at = nextTick(cron, now);
  if (!at) return null;
  const runAt = new Date(Date.now() + at.getTime() - now.getTime());
  const fireAt = at.toISOString().replace(/\.\d{3}Z$/, 'Z');
  return { tick: { slug, cron, fireAt }, runAt: runAt.toISOString(), key: `cron:${slug}:${cron}` };
}
