'use client';

import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useApi } from '@/components/api/client';
import { sentenceOf } from '@/components/api/sentence-of';
import { clockAt, dateAt } from '@/server/core/time/wall-clock';
import type { TimeRule } from '@/server/process/vocabulary/trainer-rules';

/** What staff entered: a local time as a datetime input gives it, and the overridden rules. */
export type TypedTime = { wall: string; overrides: TimeRule[] };

/** `checked`: the rules that the entered time breaks, null while unknown. `choice`: the time, once it is allowed. */
export type TimeCheck = ReturnType<typeof useTimeCheck>;

/** Checks an entered time against the rules, for a session that is at `now`. Does nothing while the input is empty. */
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

/** The local time of an instant in `zone`, as a datetime input takes it. */
export function wallOf(at: Date, zone: string): string {
  return `${dateAt(at, zone)}T${clockAt(at, zone)}`;
}
