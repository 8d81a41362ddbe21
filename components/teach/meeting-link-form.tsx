'use client';

import type { FormEvent } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { Field } from '@/components/ui/field';

/** A trainer sets where their sessions are held. */
export function MeetingLinkForm({
  trainer: { id: trainerId, updatedAt: expected, meetingUrl },
}: {
  trainer: { id: string; updatedAt: Date; meetingUrl: string | null };
}) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget).get('meetingUrl') ?? '').trim();
    await run(() => client.teach.setMeetingUrl.mutate({ trainerId, expected, meetingUrl: given || null }));
  }

  return (
    <form onSubmit={submit} className="grid gap-3 px-4 pb-4">
      <Field
        label="Link to your own room"
        name="meetingUrl"
        type="url"
        pattern="https://.*"
        maxLength={500}
        placeholder="https://"
        defaultValue={meetingUrl ?? ''}
        autoComplete="off"
        hint="Zoom, Meet or Teams. Leave it empty to use the school’s rooms. A new link counts at once, for every session."
      />
      <p role="alert" className="text-bad empty:hidden">
        {problem?.message}
      </p>
      <button
        type="submit"
        disabled={isBusy}
        className={buttonClass({ variant: 'secondary', size: 'sm' }, 'w-fit')}
      >
        {isBusy ? 'Saving…' : 'Save link'}
      </button>
    </form>
  );
}
