'use client';

import { type ReactNode, useTransition } from 'react';
import { signOut } from './auth-client';

/** Ends the session and starts over at the home page. */
export function SignOutButton({
  className,
  children = 'Sign out',
}: {
  className?: string;
  children?: ReactNode;
}) {
  const [isPending, startTransition] = useTransition();
  const leave = () =>
    startTransition(async () => {
      const outcome = await signOut();
      if (outcome.ok) window.location.assign('/');
    });
  return (
    <button type="button" className={className} disabled={isPending} onClick={leave}>
      {children}
    </button>
  );
}
