import { query } from '../store/query';
import type { Engine } from './engine';
import { type Cancellable, type EventPlan, type IncomingEvent, planEvents, type Waiter } from './plan-events';

/** Reads what waits for such events, and plans what they cause. Wildcards and order are those of `planEvents`. */
export async function prepareEvents(engine: Engine, events: readonly IncomingEvent[]): Promise<EventPlan> {
  const names = [...new Set(events.map((event) => event.body.name))];
  const waiters = await query<Waiter>(
    engine.db,
    'waiters',
    `select p.run_id as run, p.step_id as step, p.event_name as event, p.expression, e.body as origin
     from inngest.pending p join inngest.run r on r.id = p.run_id join inngest.event e on e.id = r.event_id
     where p.kind = 'event' and p.event_name = any ($1)`,
    [names],
  );
  const slugs = names.flatMap((name) => (engine.registry.byCancel.get(name) ?? []).map((fn) => fn.slug));
  const cancellables = slugs.length > 0 ? await findCancellables(engine, slugs) : [];
  return planEvents(events, engine.registry, waiters, cancellables, new Date());
}

function findCancellables(engine: Engine, slugs: readonly string[]): Promise<Cancellable[]> {
  return query<Cancellable>(
    engine.db,
    'cancellables',
    `select r.id as run, r.fn_slug as slug, r.started_at as "startedAt", e.body as origin
     from inngest.run r join inngest.event e on e.id = r.event_id
     where r.status = 'Running' and r.fn_slug = any ($1)`,
    [slugs],
  );
}

/** Keeps events, and in the same transaction the runs they start, the waits they end and the runs they cancel. */
export async function acceptEvents(engine: Engine, events: readonly IncomingEvent[]): Promise<void> {
  const plan = await prepareEvents(engine, events);
  await query(engine.db, 'accept', 'select inngest.accept($1)', [JSON.stringify(plan)]);
}
