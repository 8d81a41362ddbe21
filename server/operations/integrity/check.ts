import type { Context } from '@/server/core/context';

export type Violation = { id: string; detail: string };

/**
 * One invariant: a query, each row of which is a violation with its `id` and `detail`, or a function where SQL must not
 * answer. An urgent check is cheap and runs every few seconds, so that staff are alerted at once.
 */
export type Check = { name: string; promise: string } & (
  | { sql: string; isUrgent?: boolean }
  | { find(ctx: Pick<Context, 'db' | 'now'>): Promise<Violation[]> }
);
