'use client';

import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useApi } from '@/components/api/client';
import { sentenceOf } from '@/components/api/sentence-of';
import { clockAt, dateAt } from '@/server/core/time/wall-clock';
import type { TimeRule } from '@/server/process/vocabulary/trainer-rules';

/** What staff typed: a wall time as a field of date and time gives it, and the rules they set aside for it. */
export type TypedTime = { wall: string; overrides: TimeRule[] };

/** `checked`: what stands against the typed time, null while nobody knows. `choice`: the time, once it may be taken. */
export type TimeCheck = ReturnType<typeof useTimeCheck>;

/** Asks what stands against a typed time of a session that is at `now`; nothing is asked while nothing is typed. */
export function useTimeCheck(sessionId: string, typed: TypedTime | null, now: Date | undefined) {
  const api = useApi();
  const asked = typed?.wall ? { sessionId, wall: typed.wall } : skipToken;
  const { data, error, isFetching } = useQuery(
    api.admin.sessions.checkNewTime.queryOptions(asked, { placeholderData: keepPreviousData }),
  );
  const isSame = data?.startsAt.getTime() === now?.getTime();
  const checked = isFetching || isSame || error || asked === skipToken ? null : (data ?? null);
  const mayBeTaken =
    checked && !checked.obstacle && checked.broken.every((rule) => typed?.overrides.includes(rule));
  const choice = mayBeTaken ? { at: checked.startsAt, overrides: checked.broken } : null;
  return { checked, choice, problem: error && sentenceOf(error) };
}

/** What a clock in `zone` shows at an instant, as a field of date and time takes it. */
export function wallOf(at: Date, zone: string): string {
  return `${dateAt(at, zone)}T${clockAt(at, zone)}`;
}
