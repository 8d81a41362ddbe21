'use client';

import { useEffect, useRef } from 'react';
import { useLivePurchases } from '@/components/api/use-live-purchases';
import { useRefresh } from '@/components/api/use-refresh';
import { useLive } from './live-context';

/** Reloads a list of purchases when one of them changes. */
export function FollowPurchases() {
  return useLive().isPaused ? null : <Following />;
}

/** The shortest time between two reloads of a list, in milliseconds. */
const restMs = 3_000;

function Following() {
  const refresh = useRefresh();
  const { setConnection } = useLive();
  const lastRead = useRef(0);
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);

  const status = useLivePurchases(() => {
    clearTimeout(pending.current);
    const wait = Math.max(0, lastRead.current + restMs - Date.now());
    pending.current = setTimeout(() => {
      lastRead.current = Date.now();
      refresh();
    }, wait);
  });
  useEffect(() => () => clearTimeout(pending.current), []);
  useEffect(() => setConnection(status), [status, setConnection]);
  return null;
}
