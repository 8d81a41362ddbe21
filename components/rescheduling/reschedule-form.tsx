'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ReasonField } from '@/components/admin/reason-field';
import { useApi, useApiClient } from '@/components/api/client';
import { sentenceOf } from '@/components/api/sentence-of';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';
import { formatTime, zoneCity } from '@/server/core/time/format-time';
import { type OfferedChoice, OfferedTimes } from './offered-times';
import { optionsByDay } from './options-by-day';
import { OtherTime } from './other-time';
import { type TypedTime, useTimeCheck, wallOf } from './use-time-check';

export type MovableSession = { id: string; ordinal: number; courseTitle: string };

/**
 * Moves a session to one of the times when both are free. Staff may enter any other time, and administrators may override
 * rules for it.
 */
export function RescheduleForm({
  session: { id: sessionId },
  as,
  onDone,
}: {
  session: MovableSession;
  as: 'student' | 'staff';
  onDone(): void;
}) {
  const api = useApi();
  const client = useApiClient();
  const { rescheduleOptions } = as === 'student' ? api.schedule : api.admin.sessions;
  const { data, error, refetch } = useQuery(rescheduleOptions.queryOptions({ sessionId }));
  const [offered, setOffered] = useState<OfferedChoice>({});
  const [typed, setTyped] = useState<TypedTime | null>(null);
  const { run, isBusy, problem } = useChange(JSON.stringify(typed ?? offered));
  const other = useTimeCheck(sessionId, typed, data?.session.startsAt);

  if (error) return <Notice tone="bad" title={sentenceOf(error)} />;
  if (!data) {
    return (
      <p role="status" className="py-8 text-center text-muted">
        Looking for free times…
      </p>
    );
  }
  const { session, zone, refusal, options, left } = data;
  if (refusal) return <Notice tone="warn" title={refusal.message} />;
  const nothingFree = `${session.trainer.name} has no other free time within three weeks of this session.`;
  if (options.length === 0 && as === 'student') return <Notice tone="warn" title={nothingFree} />;
  const at = typed ? other.choice?.at : options.find((time) => time.toISOString() === offered.at);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!at) return;
    const move = { sessionId, startsAt: at, expectedSequence: session.sequence };
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '');
    const overrides = typed ? (other.choice?.overrides ?? []) : [];
    const isDone = await run(() => {
      if (as === 'student') return client.schedule.reschedule.mutate(move);
      return overrides.length > 0
        ? client.admin.sessions.rescheduleAgainstRules.mutate({ ...move, reason, overrides })
        : client.admin.sessions.reschedule.mutate({ ...move, reason });
    });
    if (isDone) onDone();
    // The list may be out of date: the session was moved, or the time is taken.
    else void refetch();
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <p>
        Now {formatTime(session.startsAt, 'day', zone)}, {formatTime(session.startsAt, 'time', zone)}, with{' '}
        {session.trainer.name}. Times are in {zoneCity(zone)}.
      </p>
      {typed ? (
        <OtherTime typed={typed} check={other} zone={zone} onType={setTyped} />
      ) : options.length === 0 ? (
        <Notice tone="warn" title={nothingFree} />
      ) : (
        <OfferedTimes days={optionsByDay(options, zone)} zone={zone} chosen={offered} onChoose={setOffered} />
      )}
      {as === 'staff' && (
        <>
          <button
            type="button"
            onClick={() => setTyped(typed ? null : { wall: wallOf(session.startsAt, zone), overrides: [] })}
            className={buttonClass({ variant: 'ghost', size: 'sm' }, '-my-2 -ml-3 justify-self-start')}
          >
            {typed ? 'Show times when both are free' : 'Another time…'}
          </button>
          <ReasonField />
        </>
      )}
      {problem && <Notice tone="bad" title={problem.message} />}
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" disabled={!at || isBusy} className={buttonClass({})}>
          {isBusy
            ? 'Moving…'
            : at
              ? `Move to ${formatTime(at, 'day', zone)}, ${formatTime(at, 'time', zone)}`
              : 'Choose a time'}
        </button>
        {as === 'student' && (
          <p className="text-sm text-muted">
            {left === 1
              ? 'This is the last time you can move this session.'
              : `You can move this session ${left === 2 ? 'twice' : `${left} times`}.`}{' '}
            We’ll let {session.trainer.name} know.
          </p>
        )}
      </div>
    </form>
  );
}
