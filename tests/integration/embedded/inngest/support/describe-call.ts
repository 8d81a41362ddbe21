import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A request from the server to the app, and its answer. */
export interface RecordedCall {
  url: string;
  request: unknown;
  status: number;
  response: unknown;
}

const requestSchema = z.object({
  ctx: z.object({
    attempt: z.number(),
    max_attempts: z.number(),
    generation_id: z.number(),
    disable_immediate_execution: z.boolean(),
    stack: z.object({ current: z.number(), stack: z.array(z.string()) }),
  }),
  event: z.looseObject({ name: z.string() }),
  steps: z.record(z.string(), z.unknown()),
  version: z.number(),
});
const opsSchema = z.array(
  z.looseObject({ op: z.string(), displayName: z.string().optional(), data: z.unknown() }),
);

/** What a call says, with step ids as names, and without what differs from run to run (ids, times, stack traces). */
export function describeCall(call: RecordedCall, stepNames: readonly string[]) {
  const names = new Map(stepNames.map((name) => [createHash('sha1').update(name).digest('hex'), name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const { ctx, event, steps, version } = requestSchema.parse(call.request);
  const url = new URL(call.url, 'http://app');
  const step = nameOf(url.searchParams.get('stepId') ?? '');
  // Whether one of two steps side by side already sees the other's result is a matter of milliseconds.
  const isShown = (name: string) => step === 'step' || !/^par-\d$/.test(name);
  const ops = opsSchema.safeParse(call.response);
  return {
    fn: url.searchParams.get('fnId') ?? '',
    step,
    event: event.name,
    version,
    attempt: `${ctx.attempt} of ${ctx.max_attempts}`,
    generation: ctx.generation_id,
    planning: ctx.disable_immediate_execution,
    // Steps that run side by side finish in any order.
    stack: ctx.stack.stack
      .map(nameOf)
      .filter(isShown)
      .map((name) => name.replace(/^par-\d$/, 'par')),
    current: ctx.stack.current,
    steps: Object.fromEntries(
      Object.entries(steps)
        .map(([id, memo]): [string, unknown] => [nameOf(id), stable(memo)])
        .filter(([name]) => isShown(name))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    status: call.status,
    answer: ops.success
      ? ops.data.map((op) => ({ op: op.op, step: op.displayName ?? null, data: stable(op.data ?? null) }))
      : stable(call.response),
  };
}

/** A call as `describeCall` tells it. */
export type DescribedCall = ReturnType<typeof describeCall>;

/** Calls by function, in the order in which they came; those that planned steps side by side ordered by step. */
export function byFunction(calls: readonly DescribedCall[]): Record<string, DescribedCall[]> {
  const grouped: Record<string, DescribedCall[]> = {};
  for (const call of calls) {
    const list = grouped[call.fn] ?? [];
    grouped[call.fn] = list;
    let at = list.length;
    while (call.step !== 'step' && at > 0 && (list[at - 1]?.step ?? 'step') !== 'step') {
      if ((list[at - 1]?.step ?? '') < call.step) break;
      at--;
    }
    list.splice(at, 0, call);
  }
  return grouped;
}

function stable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stable);
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' && /^[0-9A-HJKMNP-TV-Z]{26}$/.test(value) ? '<ulid>' : value;
  }
  const kept = Object.entries(value).filter(([key]) => key !== 'stack' && key !== '__serialized');
  return Object.fromEntries(kept.map(([key, field]) => [key, stable(field)]));
}
