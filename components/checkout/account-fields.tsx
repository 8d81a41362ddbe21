'use client';

import { useId } from 'react';
import { PasswordField } from '@/components/credentials/password-field';

export type AccountMode = 'new' | 'existing';

/** Sign-up or sign-in inside checkout. The values are read from the form on submit. */
export function AccountFields({
  mode,
  onModeChange,
}: {
  mode: AccountMode;
  onModeChange: (mode: AccountMode) => void;
}) {
  return (
    <div className="grid max-w-md gap-4">
      <fieldset className="flex w-fit gap-1 rounded-lg bg-sunk p-1">
        <legend className="sr-only">Do you have an account?</legend>
        <Choice label="I’m new here" isChosen={mode === 'new'} onChoose={() => onModeChange('new')} />
        <Choice
          label="I have an account"
          isChosen={mode === 'existing'}
          onChoose={() => onModeChange('existing')}
        />
      </fieldset>
      {mode === 'new' && <TextField name="name" label="Your name" autoComplete="name" maxLength={100} />}
      <TextField name="email" label="Email" type="email" autoComplete="email" />
      <PasswordField isNew={mode === 'new'} hint={mode === 'new' ? 'At least 10 characters.' : undefined} />
      {mode === 'existing' && (
        <a href="/forgot-password" target="_blank" rel="noopener" className="prose-link w-fit text-sm">
          Forgot your password?
        </a>
      )}
    </div>
  );
}

function Choice({ label, isChosen, onChoose }: { label: string; isChosen: boolean; onChoose: () => void }) {
  return (
    <label className="cursor-pointer rounded-md px-3 py-1.5 text-sm font-medium text-muted has-checked:bg-surface has-checked:text-ink has-checked:shadow-[0_0_0_1px_var(--line)] has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <input type="radio" name="mode" checked={isChosen} onChange={onChoose} className="sr-only" />
      {label}
    </label>
  );
}

function TextField({
  label,
  type = 'text',
  ...input
}: {
  name: string;
  label: string;
  type?: string;
  autoComplete: string;
  maxLength?: number;
}) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input {...input} id={id} type={type} required className="input w-full" />
    </div>
  );
}
