import { useEffect, useEffectEvent, useState } from 'react';

/** `polling`: no live connection, so the page polls every few seconds. */
export type LiveStatus = 'live' | 'polling';

type Handlers = {
  onStarted(): void;
  onData(): void;
  onConnectionStateChange(change: { state: 'connecting' | 'pending' | 'idle' }): void;
  onError(): void;
  onComplete(): void;
};
export type Subscribe = (handlers: Handlers) => { unsubscribe(): void };

const pollMs = 5_000;

/**
 * Calls `onChange` for every tick of a subscription, and every 5 seconds while disconnected. Disconnects while the page is
 * hidden, because browsers limit connections per site; the first tick afterwards catches up. Not with `whileHidden`, where
 * being connected means something. `subscribe` must be stable.
 */
export function useLive(subscribe: Subscribe, onChange: () => void, whileHidden = false): LiveStatus {
  const [status, setStatus] = useState<LiveStatus>('live');
  const changed = useEffectEvent(onChange);

  useEffect(() => {
    let close: (() => void) | null = null;
    let isConnected = false;

    function open() {
      let isCurrent = true;
      const end = () => {
        if (isCurrent) {
          isConnected = false;
          close = null;
        }
      };
      const subscription = subscribe({
        onStarted: () => {
          isConnected = isCurrent;
          if (isCurrent) setStatus('live');
        },
        onData: () => isCurrent && changed(),
        onConnectionStateChange: ({ state }) => {
          if (isCurrent && state !== 'pending') isConnected = false;
        },
        onError: end,
        onComplete: end,
      });
      close = () => {
        isCurrent = false;
        isConnected = false;
        close = null;
        subscription.unsubscribe();
      };
    }

    function follow() {
      if (document.hidden && !whileHidden) close?.();
      else if (!close) open();
    }

    const timer = setInterval(() => {
      if ((document.hidden && !whileHidden) || isConnected) return;
      setStatus('polling');
      changed();
      if (!close) open();
    }, pollMs);
    document.addEventListener('visibilitychange', follow);
    follow();
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', follow);
      close?.();
    };
  }, [subscribe, whileHidden]);

  return status;
}
