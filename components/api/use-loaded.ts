'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { sentenceOf } from './sentence-of';

/** What was asked for, once it is there. While it is asked again the former answer stays. */
export type Loaded<T> = { data: T | null; problem: string | null; isLoading: boolean; reload(): void };

/** Asks when it is first shown and whenever `key` changes; a late answer to an earlier key is dropped. Keeps nothing. */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [useId(), key],
    queryFn: load,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return {
    data: error ? null : (data ?? null),
    problem: error && sentenceOf(error),
    isLoading: isFetching,
    reload: () => void refetch(),
  };
}
