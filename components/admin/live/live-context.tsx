'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';

/** Whether pages of the console move by themselves, and how the connection of this page is. */
type Live = {
  isPaused: boolean;
  toggle: () => void;
  /** `polling` when the stream is down and the page asks every few seconds instead. */
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
