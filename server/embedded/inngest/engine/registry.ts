import type pg from 'pg';
import { type FunctionConfig, functionConfigSchema } from '../rules/protocol';

export interface RegisteredFunction {
  slug: string;
  id: string;
  app: string;
  config: FunctionConfig;
  createdAt: Date;
}

/** The registered functions, in memory, by what they listen to. */
export interface Registry {
  bySlug: ReadonlyMap<string, RegisteredFunction>;
  /** Functions with a trigger on an event of this name. */
  byEvent: ReadonlyMap<string, readonly RegisteredFunction[]>;
  /** Functions that an event of this name can cancel. */
  byCancel: ReadonlyMap<string, readonly RegisteredFunction[]>;
}

/** Indexes functions by their triggers and cancellations. */
export function indexFunctions(functions: readonly RegisteredFunction[]): Registry {
  const byEvent = new Map<string, RegisteredFunction[]>();
  const byCancel = new Map<string, RegisteredFunction[]>();
  for (const fn of functions) {
    const events = fn.config.triggers.flatMap((trigger) => ('event' in trigger ? [trigger.event] : []));
    for (const event of new Set(events)) byEvent.set(event, [...(byEvent.get(event) ?? []), fn]);
    const cancels = (fn.config.cancel ?? []).map((cancel) => cancel.event);
    for (const event of new Set(cancels)) byCancel.set(event, [...(byCancel.get(event) ?? []), fn]);
  }
  return { bySlug: new Map(functions.map((fn) => [fn.slug, fn])), byEvent, byCancel };
}

/** Reads the functions that apps registered. */
export async function loadRegistry(db: pg.Pool): Promise<Registry> {
  const { rows } = await db.query<{
    slug: string;
    id: string;
    app: string;
    config: unknown;
    createdAt: Date;
  }>('select slug, id, app, config, created_at as "createdAt" from inngest.fn order by slug');
  return indexFunctions(rows.map((row) => ({ ...row, config: functionConfigSchema.parse(row.config) })));
}
