'use client';

import { useId, useState } from 'react';

/** A labeled password input that can show what was typed. `isNew` asks for a password that may be stored. */
export function PasswordField({
  label = 'Password',
  name = 'password',
  isNew = false,
  hint = isNew
    ? 'At least 10 characters. A few random words are easy to remember and hard to guess.'
    : undefined,
  defaultValue,
}: {
  label?: string;
  name?: string;
  isNew?: boolean;
  hint?: string;
  defaultValue?: string;
}) {
  const id = useId();
  const [isShown, setIsShown] = useState(false);
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <div className="relative">
        <input
          id={id}
          name={name}
          type={isShown ? 'text' : 'password'}
          className="input w-full pr-16"
          required
          autoComplete={isNew ? 'new-password' : 'current-password'}
          autoCapitalize="none"
          spellCheck={false}
          minLength={isNew ? 10 : undefined}
          maxLength={128}
          aria-describedby={hint && `${id}-hint`}
          defaultValue={defaultValue}
        />
        <button
          type="button"
          aria-controls={id}
          aria-pressed={isShown}
          className="absolute inset-y-0 right-0 min-w-14 cursor-pointer rounded-md px-3 text-sm font-medium text-muted hover:text-ink"
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? 'Hide' : 'Show'}
          <span className="sr-only"> password</span>
        </button>
      </div>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
