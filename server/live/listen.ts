import type pg from 'pg';
import { log } from '@/server/log';
import { createClient } from '@/server/postgres/create-client';

/** Told which purchase changed; null after a gap in the connection, when any may have. */
export type Listener = (purchaseId: string | null) => void;

export type TimelineFeed = {
  /** Adds a listener and returns what removes it. The first one opens the connection. */
  subscribe(listener: Listener): () => void;
  /** Ends the connection and tells the listeners, who find `isClosed` true: nothing comes after. */
  close(): Promise<void>;
  readonly isClosed: boolean;
};

const firstDelayMs = 100;
const longestDelayMs = 5_000;

/**
 * One LISTEN connection on the channel `timeline`, which a trigger feeds from every timeline entry once it is committed,
 * fanned out to all listeners. It reconnects for ever, and then tells the listeners that they may have missed something.
 */
export function createTimelineFeed(databaseUrl: string): TimelineFeed {
  const listeners = new Set<Listener>();
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;
  let delayMs = firstDelayMs;
  let isOpen = false;
  let isClosed = false;

  const tell = (purchaseId: string | null) => {
    for (const listener of listeners) listener(purchaseId);
  };

  async function connect() {
    const candidate = createClient(databaseUrl, { keepAlive: true, connectionTimeoutMillis: 10_000 });
    client = candidate;
    candidate.on('error', (error) => log.warn({ err: error }, 'live.connection-lost'));
    candidate.on('end', () => reconnect(candidate));
    candidate.on('notification', ({ payload }) => payload && tell(payload));
    try {
      await candidate.connect();
      await candidate.query('LISTEN timeline');
      delayMs = firstDelayMs;
      tell(null);
    } catch (error) {
      log.warn({ err: error }, 'live.connection-failed');
      candidate.end().catch(() => undefined);
      reconnect(candidate);
    }
  }

  // Both the failed connect and the `end` event come here for one client; the first is enough.
  function reconnect(lost: pg.Client) {
    if (!isOpen || client !== lost) return;
    client = null;
    retry = setTimeout(connect, delayMs);
    retry.unref();
    delayMs = Math.min(delayMs * 2, longestDelayMs);
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (!isOpen && !isClosed) {
        isOpen = true;
        void connect();
      }
      return () => void listeners.delete(listener);
    },
    get isClosed() {
      return isClosed;
    },
    async close() {
      isOpen = false;
      isClosed = true;
      clearTimeout(retry);
      tell(null);
      const last = client;
      client = null;
      await last?.end().catch(() => undefined);
    },
  };
}
