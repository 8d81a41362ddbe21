'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { isApiError } from '@/components/api/is-api-error';
import { buttonClass } from '@/components/ui/button-class';
import { NativeSelect } from '@/components/ui/native-select';
import { givenRoles } from '@/server/people/vocabulary/roles';
import { ReasonField } from '../reason-field';

/** Changes the role of a member of the team. */
export function RoleForm({ member }: { member: { email: string; role: string } }) {
  const client = useApiClient();
  const router = useRouter();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [state, setState] = useState<State>({ isBusy: false });

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const role = givenRoles.find((candidate) => candidate === data.get('role'));
    if (!role) return;
    await send({ email: member.email, role, reason: String(data.get('reason')) });
  }

  async function send(change: Change) {
    const { email, role } = change;
    setState({ isBusy: true });
    try {
      const { changed } = await client.admin.team.setRole.mutate(change);
      setState({
        isBusy: false,
        done: changed ? `${email} is ${role} now.` : `${email} is already ${role}.`,
      });
      form.current?.reset();
      router.refresh();
    } catch (error) {
      const problem =
        isApiError(error) && error.data ? error.message : 'Caravan could not be reached. Try again.';
      setState({ isBusy: false, problem });
    }
  }

  return (
    <form ref={form} onSubmit={submit} className="grid gap-3 px-4 pb-4">
      <div className="field-row flex flex-wrap items-end gap-3">
        <div className="grid gap-1">
          <label htmlFor={`${id}-role`} className="label">
            Role
          </label>
          <NativeSelect id={`${id}-role`} name="role" defaultValue={member.role}>
            {givenRoles.map((role) => (
              <option key={role} value={role}>
                {role}
              </option>
            ))}
          </NativeSelect>
        </div>
        <ReasonField placeholder="For the audit log" className="min-w-56 flex-1" />
        <button type="submit" disabled={state.isBusy} className={buttonClass({ variant: 'secondary' })}>
          {state.isBusy ? 'Saving…' : 'Change role'}
        </button>
      </div>
      <p role="alert" className="text-bad empty:hidden">
        {state.problem}
      </p>
      <p role="status" className="text-ok empty:hidden">
        {state.done}
      </p>
    </form>
  );
}

type GivenRole = (typeof givenRoles)[number];
type Change = { email: string; role: GivenRole; reason: string };
type State = {
  isBusy: boolean;
  problem?: string;
  done?: string;
};
