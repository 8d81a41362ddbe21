import type { Context } from '@/server/core/context';

export type Violation = { id: string; detail: string };

/**
 * One invariant: as a query, each row of which is a violation, named by `id` and told by `detail`; or as a function where
 * SQL must not answer. An urgent one is cheap, and asked every few seconds: people are told of it at once.
 */
export type Check = { name: string; promise: string } & (
  | { sql: string; isUrgent?: boolean }
  | { find(ctx: Pick<Context, 'db' | 'now'>): Promise<Violation[]> }
);
