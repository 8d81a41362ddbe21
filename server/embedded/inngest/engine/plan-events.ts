import { parseDuration } from '../rules/duration';
import { evaluateKey, isMatch } from '../rules/expression';
import { newCallId, newId } from '../rules/ids';
import type { EventBody } from '../rules/protocol';
import type { RegisteredFunction, Registry } from './registry';

/** An event to accept: `row` is the server's id, `once` a key that causes things at most once a day. */
export interface IncomingEvent {
  row: string;
  body: EventBody;
  once?: string;
}

/** A run that waits for an event; `origin` is the event that started it. */
export interface Waiter {
  run: string;
  step: string;
  event: string;
  expression: string | null;
  origin: EventBody;
}

/** A running run of a function that has cancellations. */
export interface Cancellable {
  run: string;
  slug: string;
  startedAt: Date;
  origin: EventBody;
}

export interface PlannedRun {
  id: string;
  call: string;
  event: string;
  slug: string;
  fn: string;
  slots: { key: string; max: number }[] | null;
  once: string | null;
  parent_run?: string;
  parent_step?: string;
}

/** What events cause, in the shape that `inngest.accept` takes. */
export interface EventPlan {
  events: { id: string; name: string; body: EventBody; once: string | null }[];
  runs: PlannedRun[];
  settles: { run: string; step: string; memo: EventBody; event: string }[];
  cancels: { run: string; event: string }[];
}

/** A run of `fn` for an event, with its concurrency and idempotency keys worked out. */
export function planRun(fn: RegisteredFunction, event: IncomingEvent): PlannedRun {
  const slots = (fn.config.concurrency ?? [])
    .filter((rule) => rule.limit > 0)
    .map((rule) => {
      const owner = rule.scope === 'env' || rule.scope === 'account' ? rule.scope : `fn:${fn.slug}`;
      return {
        key: `${owner}:${rule.key ? evaluateKey(rule.key, { event: event.body }) : ''}`,
        max: rule.limit,
      };
    });
  const { idempotency } = fn.config;
  return {
    id: newId(),
    call: newCallId(),
    event: event.row,
    slug: fn.slug,
    fn: fn.id,
    slots: slots.length > 0 ? slots : null,
    once: idempotency ? `run:${fn.slug}:${evaluateKey(idempotency, { event: event.body })}` : null,
  };
}

/** Which runs start, which waits end and which runs are cancelled by these events. Reads nothing and keeps nothing. */
export function planEvents(
  events: readonly IncomingEvent[],
  registry: Registry,
  waiters: readonly Waiter[],
  cancellables: readonly Cancellable[],
  now: Date,
): EventPlan {
  const plan: EventPlan = { events: [], runs: [], settles: [], cancels: [] };
  const seen = new Set<string>();
  const settled = new Set<string>();
  for (const event of events) {
    const { body, row, once } = event;
    plan.events.push({ id: row, name: body.name, body, once: once ?? null });
    if (seen.has(row) || (once && seen.has(once))) continue;
    seen.add(row);
    if (once) seen.add(once);

    for (const fn of registry.byEvent.get(body.name) ?? []) {
      if (hasTrigger(fn, body)) plan.runs.push(planRun(fn, event));
    }
    for (const waiter of waiters) {
      const key = `${waiter.run}:${waiter.step}`;
      if (waiter.event !== body.name || settled.has(key)) continue;
      if (!isMatch(waiter.expression, { event: waiter.origin, async: body })) continue;
      settled.add(key);
      plan.settles.push({ run: waiter.run, step: waiter.step, memo: body, event: row });
    }
    for (const cancellable of cancellables) {
      const fn = registry.bySlug.get(cancellable.slug);
      if (fn && isCancelled(fn, cancellable, body, now))
        plan.cancels.push({ run: cancellable.run, event: row });
    }
  }
  return plan;
}

function hasTrigger(fn: RegisteredFunction, event: EventBody): boolean {
  return fn.config.triggers.some(
    (trigger) => 'event' in trigger && trigger.event === event.name && isMatch(trigger.expression, { event }),
  );
}

function isCancelled(fn: RegisteredFunction, run: Cancellable, event: EventBody, now: Date): boolean {
  return (fn.config.cancel ?? []).some((rule) => {
    if (rule.event !== event.name) return false;
    const within = rule.timeout ? parseDuration(rule.timeout) : undefined;
    if (within !== undefined && now.getTime() - run.startedAt.getTime() > within) return false;
    return isMatch(rule.if, { event: run.origin, async: event });
  });
}
