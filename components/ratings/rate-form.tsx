'use client';

import { type FormEvent, useId } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { DialogButton } from '@/components/page/dialog-button';
import { buttonClass } from '@/components/ui/button-class';

type Props = {
  purchaseId: string;
  subject: 'COURSE' | 'TRAINER';
  /** The course's title or the trainer's name. */
  about: string;
  given: { stars: number; text: string } | null;
};

/** The button and dialog in which a student rates a course or a trainer, or changes the rating. */
export function RateForm(props: Props) {
  const { about, given } = props;
  return (
    <DialogButton
      label={given ? 'Edit rating' : 'Rate'}
      name={`${given ? 'Edit rating of' : 'Rate'} ${about}`}
      title={`Rate ${about}`}
      look={{ variant: 'secondary', size: 'sm' }}
    >
      {(close) => <Fields {...props} close={close} />}
    </DialogButton>
  );
}

function Fields({ purchaseId, subject, given, close }: Props & { close: () => void }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const id = useId();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [stars, text] = [Number(form.get('stars')), String(form.get('text') ?? '')];
    if (await run(() => client.purchases.rate.mutate({ purchaseId, subject, stars, text }))) close();
  }

  return (
    <form onSubmit={submit} className="grid gap-4 text-ink">
      <fieldset>
        <legend className="label">Stars</legend>
        <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
          {[1, 2, 3, 4, 5].map((stars) => (
            <label key={stars} className="flex min-h-8 cursor-pointer items-center gap-1.5">
              <input
                type="radio"
                name="stars"
                required
                value={stars}
                defaultChecked={given?.stars === stars}
                className="size-4 accent-accent"
              />
              {stars}
              <span aria-hidden="true" className="text-accent">
                ★
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="grid gap-1">
        <label htmlFor={id} className="label">
          What would you tell others? (optional)
        </label>
        <textarea
          id={id}
          name="text"
          rows={4}
          maxLength={2000}
          defaultValue={given?.text}
          className="input"
        />
      </div>
      <p className="text-sm text-muted">
        Our team reads it first. Then it’s public with your first name. You can change it until then.
      </p>
      <p role="alert" className="text-bad empty:hidden">
        {problem?.message}
      </p>
      <button type="submit" disabled={isBusy} className={buttonClass({}, 'w-fit')}>
        {isBusy ? 'Sending…' : 'Send rating'}
      </button>
    </form>
  );
}
