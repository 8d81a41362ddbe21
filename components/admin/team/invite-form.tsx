'use client';

import { type FormEvent, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { Field, Labelled } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';

/** Invites somebody to the team by email. */
export function InviteForm() {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const [done, setDone] = useState('');

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const email = String(data.get('email'));
    const role = data.get('role') === 'ADMIN' ? 'ADMIN' : 'SUPPORT';
    setDone('');
    if (!(await run(() => client.admin.team.invite.mutate({ email, role })))) return;
    form.reset();
    setDone(`We invited ${email}.`);
  }

  return (
    <form onSubmit={submit} className="grid gap-3 px-4 pb-4">
      <div className="field-row flex flex-wrap items-end gap-3">
        <Field
          label="Email"
          name="email"
          type="email"
          required
          autoComplete="off"
          className="min-w-56 flex-1"
        />
        <Labelled label="Role">
          {(id) => (
            <NativeSelect id={id} name="role" defaultValue="SUPPORT">
              <option>SUPPORT</option>
              <option>ADMIN</option>
            </NativeSelect>
          )}
        </Labelled>
        <button type="submit" disabled={isBusy} className={buttonClass({ variant: 'secondary' })}>
          {isBusy ? 'Inviting…' : 'Invite'}
        </button>
      </div>
      <p role="alert" className="text-bad empty:hidden">
        {problem?.message}
      </p>
      <p role="status" className="text-ok empty:hidden">
        {done}
      </p>
    </form>
  );
}
