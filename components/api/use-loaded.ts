'use client';

import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { sentenceOf } from './sentence-of';

/** What was asked for, once it is there. While it is asked again the former answer stays. */
export type Loaded<T> = { data: T | null; problem: string | null; isLoading: boolean; reload(): void };

/** Asks when it is first shown and whenever `key` changes; a late answer to an earlier key is dropped. */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>({
    data: null,
    problem: null,
    isLoading: true,
  });
  const latest = useRef(0);
  const ask = useEffectEvent(() => {
    const turn = ++latest.current;
    setState((before) => ({ ...before, isLoading: true }));
    load().then(
      (data) => turn === latest.current && setState({ data, problem: null, isLoading: false }),
      (error: unknown) =>
        turn === latest.current && setState({ data: null, problem: sentenceOf(error), isLoading: false }),
    );
  });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for each key and each reload.
  useEffect(() => ask(), [key, round]);
  const reload = useCallback(() => setRound((count) => count + 1), []);
  return { ...state, reload };
}
