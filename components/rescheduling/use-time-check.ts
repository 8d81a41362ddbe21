'use client';

import { useApiClient } from '@/components/api/client';
import { useLoaded } from '@/components/api/use-loaded';
import { clockAt, dateAt } from '@/server/core/time/wall-clock';
import type { TimeRule } from '@/server/scheduling/calendar/trainer-calendar';

/** What staff typed: a wall time as a field of date and time gives it, and the rules they set aside for it. */
export type TypedTime = { wall: string; overrides: TimeRule[] };

/** `checked`: what stands against the typed time, null while nobody knows. `choice`: the time, once it may be taken. */
export type TimeCheck = ReturnType<typeof useTimeCheck>;

/** Asks what stands against a typed time of a session that is at `now`; nothing is asked while nothing is typed. */
export function useTimeCheck(sessionId: string, typed: TypedTime | null, now: Date | undefined) {
  const client = useApiClient();
  const wall = typed?.wall ?? '';
  const { data, problem, isLoading } = useLoaded(wall, () =>
    wall ? client.admin.sessions.checkNewTime.query({ sessionId, wall }) : Promise.resolve(null),
  );
  const isSame = data?.startsAt.getTime() === now?.getTime();
  const checked = isLoading || isSame ? null : data;
  const mayBeTaken =
    checked && !checked.obstacle && checked.broken.every((rule) => typed?.overrides.includes(rule));
  const choice = mayBeTaken ? { at: checked.startsAt, overrides: checked.broken } : null;
  return { checked, choice, problem };
}

/** What a clock in `zone` shows at an instant, as a field of date and time takes it. */
export function wallOf(at: Date, zone: string): string {
  return `${dateAt(at, zone)}T${clockAt(at, zone)}`;
}
