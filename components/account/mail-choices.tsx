'use client';

import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import type { MailChoices as Choices } from '@/server/people/mail-choices/get-mail-choices';
import { mailChoices, mailTopics } from '@/server/people/vocabulary/mail-topics';

/** Which emails a person gets. Each choice is saved at once. Reminders have their own choice. */
export function MailChoices({ choices: { muted, isTrainer } }: { choices: Choices }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const topics = mailChoices.filter((topic) => topic !== 'reminders' && (topic !== 'digest' || isTrainer));
  return (
    <fieldset disabled={isBusy} className="grid gap-3">
      <legend className="mb-3 text-muted">
        Which other emails you get. Emails about payments and the safety of your account are always sent.
      </legend>
      {topics.map(
        (topic) =>
          topic !== 'reminders' && (
            <label key={topic} className="flex items-center gap-2.5">
              <input
                type="checkbox"
                className="size-4 accent-(--color-accent)"
                checked={!muted.includes(topic)}
                onChange={({ target }) =>
                  run(() => client.account.setMailChoice.mutate({ topic, isWanted: target.checked }))
                }
              />
              {mailTopics[topic].label}
            </label>
          ),
      )}
      <p role="alert" className="font-medium text-bad empty:hidden">
        {problem?.message}
      </p>
    </fieldset>
  );
}
