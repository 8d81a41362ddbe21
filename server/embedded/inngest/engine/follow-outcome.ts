import type { StartedCall } from '../calls/call-request';
import type { Outcome, PendingStep } from '../calls/read-answer';
import { newId } from '../rules/ids';
import type { EventBody } from '../rules/protocol';
import { prepareEvents } from './accept-events';
import { endEvents } from './end-events';
import type { Engine } from './engine';
import { type EventPlan, type IncomingEvent, planRun } from './plan-events';

/**
 * What an outcome causes beyond its own run: the runs it invokes, and the events that tell how the run ended. An
 * invoked function that nobody registered becomes the error of the step.
 */
export async function followOutcome(
  engine: Engine,
  call: StartedCall,
  outcome: Outcome,
): Promise<{ steps: Outcome['steps']; follow?: EventPlan }> {
  if (outcome.ended) {
    const events = endEvents(engine.registry, call, outcome.ended);
    return { steps: [], follow: events.length > 0 ? await prepareEvents(engine, events) : undefined };
  }
  const follow: EventPlan = { events: [], runs: [], settles: [], cancels: [] };
  const steps: Outcome['steps'] = [];
  for (const pending of outcome.pending) {
    if (pending.invoke) invoke(engine, call, pending, pending.invoke, follow, steps);
  }
  outcome.pending = outcome.pending.filter((pending) => !steps.some((step) => step.id === pending.id));
  return { steps, follow: follow.events.length > 0 ? follow : undefined };
}

function invoke(
  engine: Engine,
  call: StartedCall,
  pending: PendingStep,
  target: NonNullable<PendingStep['invoke']>,
  follow: EventPlan,
  steps: Outcome['steps'],
): void {
  const fn = engine.registry.bySlug.get(target.slug);
  if (!fn) {
    const message = `No app has registered the function ${target.slug}`;
    steps.push({ id: pending.id, memo: { error: { name: 'InngestInvokeError', message } } });
    return;
  }
  const body: EventBody = {
    id: newId(),
    name: 'inngest/function.invoked',
    ts: Date.now(),
    user: {},
    data: {
      ...target.data,
      _inngest: {
        correlation_id: `${call.run_id}.${pending.id}`,
        expire: pending.due?.getTime() ?? 0,
        fn_id: fn.slug,
        name: target.name,
        source_fn_id: call.fn_id,
      },
    },
  };
  const event: IncomingEvent = { row: body.id, body };
  follow.events.push({ id: body.id, name: body.name, body, once: null });
  follow.runs.push({ ...planRun(fn, event), parent_run: call.run_id, parent_step: pending.id });
}
