'use client';

import { type FormEvent, useState } from 'react';
import { dayAfter } from '@/components/admin/time-off/day-after';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { Field } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { usePreview } from '../../admin/availability/use-preview';
import { EffectPreview } from './effect-preview';

/** A trainer asks for whole days off, and sees first what that means for their students. */
export function RequestForm() {
  const client = useApiClient();
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [sent, setSent] = useState<string | null>(null);
  const isWhole = from.length === 10 && until >= from;
  const period = { from: `${from}T00:00`, until: `${dayAfter(until)}T00:00` };
  const { run, isBusy, problem } = useChange(JSON.stringify(period));
  const preview = usePreview(JSON.stringify(period), (signal) =>
    isWhole ? client.teach.previewTimeOff.query({ period }, { signal }) : null,
  );

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const reason = String(new FormData(form).get('reason') ?? '');
    setSent(null);
    const isSent = await run(async () => {
      const { isApproved } = await client.teach.requestTimeOff.mutate({ period, reason });
      setSent(
        isApproved ? 'Your time off is booked.' : 'Your request is sent. We email you once it is decided.',
      );
    });
    if (!isSent) return;
    form.reset();
    setFrom('');
    setUntil('');
  }

  return (
    <Panel title="Ask for time off">
      <form onSubmit={submit} className="grid gap-3 px-4 pb-4">
        <div className="grid gap-3 sm:grid-cols-2">
          <Field
            label="First day"
            type="date"
            required
            value={from}
            onChange={({ target }) => {
              setFrom(target.value);
              if (until < target.value) setUntil(target.value);
            }}
          />
          <Field
            label="Last day"
            type="date"
            required
            min={from}
            value={until}
            onChange={({ target }) => setUntil(target.value)}
          />
        </div>
        <Field
          label="Reason"
          name="reason"
          required
          minLength={3}
          maxLength={500}
          autoComplete="off"
          placeholder="Holiday, illness …"
          hint="For our team. Students don’t see it."
        />
        <div role="status" className="min-h-6">
          {isWhole && !preview && !problem && !sent && (
            <p className="text-muted">Checking what this affects…</p>
          )}
          {isWhole && preview && <EffectPreview preview={preview} />}
          {!isWhole && sent && <p className="text-ok">{sent}</p>}
        </div>
        <p role="alert" className="text-bad empty:hidden">
          {problem?.message}
        </p>
        <button type="submit" disabled={isBusy || !isWhole} className={buttonClass({}, 'w-fit')}>
          {isBusy ? 'Sending…' : preview?.needsApproval === false ? 'Book time off' : 'Send request'}
        </button>
      </form>
    </Panel>
  );
}
