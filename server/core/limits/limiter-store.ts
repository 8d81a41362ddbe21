import {
  type IRateLimiterPostgresOptions,
  RateLimiterMemory,
  RateLimiterPostgres,
} from 'rate-limiter-flexible';
import { env } from '@/server/core/env';
import { log } from '@/server/core/log';
import { createPool } from '@/server/postgres/create-pool';
import type { Window } from './limit-classes';

/** Few, and none of the app's own: an app that waits for its database must still be able to refuse. */
const connections = 4;
/** A database that answers later counts as away. */
const timeoutMs = 5_000;
const warnEveryMs = 60_000;

type Query = { text: string; values: unknown[]; name?: string };
type Store = { query(query: Query): Promise<{ rows: unknown[]; rowCount: number | null }> };

/** The store of all limits: the table RateLimit, which every replica counts in. It connects at the first request. */
export function connectLimiterStore(connectionString: string): Store {
  const connect = () =>
    createPool(connectionString, {
      max: connections,
      connectionTimeoutMillis: timeoutMs,
      query_timeout: timeoutMs,
      allowExitOnIdle: true,
    });
  let pool: ReturnType<typeof connect> | undefined;
  let warnedAt = 0;
  return {
    query: (query) => {
      pool ??= connect();
      return pool.query(query).catch((error: unknown) => {
        if (Date.now() - warnedAt > warnEveryMs)
          log.warn({ err: error }, 'limits are counted by this process');
        warnedAt = Date.now();
        throw error;
      });
    },
  };
}

/**
 * A limiter of `window`, whose rows begin with `name`. While the database is away it counts in this process instead:
 * refusing everybody would turn an outage of the limiter into one of the shop, and admitting all would invite one.
 */
export function createWindowLimiter(
  store: Store,
  name: string,
  { points, seconds }: Window,
  options: Partial<IRateLimiterPostgresOptions> = {},
): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: store,
    storeType: 'client',
    tableName: 'RateLimit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: seconds,
    // A caller over the limit is refused from memory, without asking the database.
    inMemoryBlockOnConsumed: points,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }),
    ...options,
  });
}

// Next evaluates modules again on hot reload; the connections must survive it.
const shared = globalThis as typeof globalThis & { caravanLimiterStore?: Store };

/** The application's store. */
export const limiterStore: Store = shared.caravanLimiterStore ?? connectLimiterStore(env.DATABASE_URL ?? '');
shared.caravanLimiterStore = limiterStore;
