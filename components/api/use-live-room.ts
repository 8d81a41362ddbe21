'use client';

import { useCallback } from 'react';
import { useApiClient } from './client';
import { type LiveStatus, type Subscribe, useLive } from './use-live';

/** Is in a session's waiting room, and calls `onChange` when somebody comes or goes. */
export function useLiveRoom(sessionId: string, onChange: () => void): LiveStatus {
  const client = useApiClient();
  const subscribe = useCallback<Subscribe>(
    (handlers) => client.live.room.subscribe({ sessionId }, handlers),
    [client, sessionId],
  );
  return useLive(subscribe, onChange, true);
}
