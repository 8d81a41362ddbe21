'use client';

import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';

const choices = [
  { before: 1440, label: 'A day before each session' },
  { before: 60, label: 'An hour before each session' },
] as const;

/** When a person gets an email before a session. Each choice is saved at once. */
export function ReminderChoice({ chosen }: { chosen: number[] }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const choose = (before: number, isWanted: boolean) => {
    const wanted = choices
      .map((choice) => choice.before)
      .filter((minutes) => (minutes === before ? isWanted : chosen.includes(minutes)));
    return run(() => client.account.setReminders.mutate({ before: wanted }));
  };
  return (
    <fieldset disabled={isBusy} className="grid gap-3">
      <legend className="mb-3 text-muted">We email you a reminder with the link to join.</legend>
      {choices.map(({ before, label }) => (
        <label key={before} className="flex items-center gap-2.5">
          <input
            type="checkbox"
            className="size-4 accent-(--color-accent)"
            checked={chosen.includes(before)}
            onChange={(event) => choose(before, event.target.checked)}
          />
          {label}
        </label>
      ))}
      <p role="alert" className="font-medium text-bad empty:hidden">
        {problem?.message}
      </p>
    </fieldset>
  );
}
