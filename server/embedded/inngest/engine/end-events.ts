import type { StartedCall } from '../calls/call-request';
import type { Outcome } from '../calls/read-answer';
import { newId } from '../rules/ids';
import type { EventBody } from '../rules/protocol';
import type { IncomingEvent } from './plan-events';
import type { Registry } from './registry';

/** The run that ended, as far as its last events tell of it. */
export type EndedRun = Pick<StartedCall, 'run_id' | 'fn_slug' | 'event'>;

type Ending = NonNullable<Outcome['ended']> | { status: 'Cancelled' };

/**
 * The events that a run's end sends: `inngest/function.failed` or `.cancelled`, with the run's id as theirs, and
 * `inngest/function.finished` when a function listens for it.
 */
export function endEvents(registry: Registry, run: EndedRun, ending: Ending): IncomingEvent[] {
  const data: Record<string, unknown> = {
    _inngest: { status: ending.status },
    event: run.event,
    events: [run.event],
    function_id: run.fn_slug,
    run_id: run.run_id,
  };
  if (ending.status === 'Completed') data.result = ending.output;
  if (ending.status === 'Failed') {
    data.error = ending.output;
    data.result = ending.result;
  }
  const send = (id: string, name: string): IncomingEvent => {
    const body: EventBody = { id, name, data, ts: Date.now(), user: {} };
    return { row: id, body };
  };
  const events: IncomingEvent[] = [];
  if (ending.status === 'Failed') events.push(send(run.run_id, 'inngest/function.failed'));
  if (ending.status === 'Cancelled') events.push(send(run.run_id, 'inngest/function.cancelled'));
  if (registry.byEvent.has('inngest/function.finished'))
    events.push(send(newId(), 'inngest/function.finished'));
  return events;
}
