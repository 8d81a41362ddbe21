import type { EventBody } from '../rules/protocol';
import { query } from '../store/query';
import { prepareEvents } from './accept-events';
import { endEvents } from './end-events';
import type { Engine } from './engine';

/** Cancels a run with all that it waits for. True also when it had ended before; false when there is no such run. */
export async function cancelRun(engine: Engine, run: string): Promise<boolean> {
  const [found] = await query<{ slug: string; event: EventBody }>(
    engine.db,
    'find_run',
    'select r.fn_slug as slug, e.body as event from inngest.run r join inngest.event e on e.id = r.event_id where r.id = $1',
    [run],
  );
  if (!found) return false;
  const ended = { run_id: run, fn_slug: found.slug, event: found.event };
  const plan = await prepareEvents(engine, endEvents(engine.registry, ended, { status: 'Cancelled' }));
  await query(
    engine.db,
    'cancel_run',
    `select case when inngest.end_run($1, 'Cancelled', null) then inngest.accept($2) end`,
    [run, JSON.stringify(plan)],
  );
  return true;
}
