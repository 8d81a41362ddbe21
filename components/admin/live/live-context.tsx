'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';

/** Whether console pages update automatically, and the state of this page's connection. */
type Live = {
  isPaused: boolean;
  toggle: () => void;
  /** `polling` when the stream is down and the page polls every few seconds. */
  connection: 'live' | 'polling';
  setConnection: (connection: 'live' | 'polling') => void;
};

const LiveContext = createContext<Live | null>(null);

export function LiveProvider({ children }: { children: ReactNode }) {
  const [isPaused, setPaused] = useState(false);
  const [connection, setConnection] = useState<Live['connection']>('live');
  const toggle = () => setPaused((was) => !was);
  return <LiveContext value={{ isPaused, toggle, connection, setConnection }}>{children}</LiveContext>;
}

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('useLive needs LiveProvider above it.');
  return live;
}
