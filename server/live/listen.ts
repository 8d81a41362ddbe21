import type pg from 'pg';
import { log } from '@/server/core/log';
import { createClient } from '@/server/postgres/create-client';

/** Told whose id changed, a purchase's, a user's or a session's; null after a gap in the connection, when any may have. */
export type Listener = (id: string | null) => void;

export type TimelineFeed = {
  /** Adds a listener and returns what removes it. The first one opens the connection. */
  subscribe(listener: Listener): () => void;
  /** The same for users whose sessions, role or account changed. */
  subscribeAccess(listener: Listener): () => void;
  /** The same for sessions whose waiting room somebody entered or left. */
  subscribeRoom(listener: Listener): () => void;
  /** Ends the connection and tells the listeners, who find `isClosed` true: nothing comes after. */
  close(): Promise<void>;
  readonly isClosed: boolean;
};

const firstDelayMs = 100;
const longestDelayMs = 5_000;

/**
 * One LISTEN connection on the channels `timeline`, which a trigger feeds from every timeline entry once it is committed,
 * `access`, fed from sessions and users, and `room`, fed from waiting rooms, fanned out to all listeners. It always reconnects, and then tells the listeners that they may have missed something.
 */
export function createTimelineFeed(databaseUrl: string): TimelineFeed {
  const listeners = { timeline: new Set<Listener>(), access: new Set<Listener>(), room: new Set<Listener>() };
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;
  let delayMs = firstDelayMs;
  let isOpen = false;
  let isClosed = false;

  const tell = (channel: keyof typeof listeners, id: string | null) => {
    for (const listener of listeners[channel]) listener(id);
  };
  const tellAll = () => {
    tell('access', null);
    tell('timeline', null);
    tell('room', null);
  };

  async function connect() {
    const candidate = createClient(databaseUrl, { keepAlive: true, connectionTimeoutMillis: 10_000 });
    client = candidate;
    candidate.on('error', (error) => log.warn({ err: error }, 'live.connection-lost'));
    candidate.on('end', () => reconnect(candidate));
    candidate.on('notification', ({ channel, payload }) => {
      if (payload) tell(channel === 'access' || channel === 'room' ? channel : 'timeline', payload);
    });
    try {
      await candidate.connect();
      await candidate.query('LISTEN access');
      await candidate.query('LISTEN room');
      await candidate.query('LISTEN timeline');
      delayMs = firstDelayMs;
      tellAll();
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

  function join(channel: keyof typeof listeners, listener: Listener) {
    listeners[channel].add(listener);
    if (!isOpen && !isClosed) {
      isOpen = true;
      void connect();
    }
    return () => void listeners[channel].delete(listener);
  }

  return {
    subscribe: (listener) => join('timeline', listener),
    subscribeAccess: (listener) => join('access', listener),
    subscribeRoom: (listener) => join('room', listener),
    get isClosed() {
      return isClosed;
    },
    async close() {
      isOpen = false;
      isClosed = true;
      clearTimeout(retry);
      tellAll();
      const last = client;
      client = null;
      await last?.end().catch(() => undefined);
    },
  };
}
