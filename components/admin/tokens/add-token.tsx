'use client';

import { type FormEvent, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { DialogButton } from '@/components/page/dialog-button';
import { buttonClass } from '@/components/ui/button-class';
import { Field, Labelled } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { ChangeNotice } from '../change-notice';

/** Makes a token, and shows it this once. */
export function AddToken() {
  return (
    <DialogButton label="Add token" title="Add an API token" look={{ size: 'sm' }}>
      {(close) => <TokenForm onDone={close} />}
    </DialogButton>
  );
}

function TokenForm({ onDone }: { onDone(): void }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const [token, setToken] = useState<string>();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    await run(async () => {
      const made = await client.admin.tokens.create.mutate({
        name: String(form.get('name')),
        scope: form.get('scope') === 'OPERATE' ? 'OPERATE' : 'READ',
        days: Number(form.get('days')),
      });
      setToken(made.token);
    });
  }

  if (token)
    return (
      <div className="grid gap-3 text-ink">
        <p>Copy the token now. It is not shown again.</p>
        <output
          aria-label="Token"
          className="rounded-lg bg-sunk p-3 font-mono text-xs wrap-anywhere select-all"
        >
          {token}
        </output>
        <button type="button" onClick={onDone} className={buttonClass({}, 'justify-self-start')}>
          Done
        </button>
      </div>
    );
  return (
    <form onSubmit={submit} className="grid gap-4 text-ink">
      <ChangeNotice problem={problem} />
      <Field label="What it is for" name="name" required maxLength={80} autoComplete="off" />
      <Labelled label="What it may do">
        {(id) => (
          <NativeSelect id={id} name="scope" defaultValue="READ">
            <option value="READ">Look at purchases and incidents</option>
            <option value="OPERATE">Also apply remedies</option>
          </NativeSelect>
        )}
      </Labelled>
      <Field
        label="Days until it ends"
        name="days"
        type="number"
        required
        min={1}
        max={365}
        defaultValue={90}
      />
      <button type="submit" disabled={isBusy} className={buttonClass({}, 'justify-self-start')}>
        {isBusy ? 'Adding…' : 'Add token'}
      </button>
    </form>
  );
}
