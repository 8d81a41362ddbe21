'use client';

import { useState } from 'react';
import { signOut } from '@/components/api/auth-client';

/** Signs out and reloads the site as a visitor. */
export function SignOutButton({ className }: { className?: string }) {
  const [hasFailed, setHasFailed] = useState(false);
  async function leave() {
    const outcome = await signOut();
    if (outcome.ok) location.assign('/');
    else setHasFailed(true);
  }
  return (
    <button type="button" className={className} onClick={leave}>
      {hasFailed ? 'Couldn’t sign out. Try again' : 'Sign out'}
    </button>
  );
}
