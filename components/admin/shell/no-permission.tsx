'use client';

import { signOut } from '@/components/api/auth-client';
import { buttonClass, LinkButton } from '@/components/ui/link-button';
import { Logo } from '@/components/ui/logo';

/** Shown to a signed-in person without access to the console. */
export function NoPermission({ email }: { email: string }) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center gap-3 px-6 py-16">
      <Logo />
      <h1 className="mt-6 text-2xl font-semibold tracking-tight">The console is for staff</h1>
      <p className="text-muted">
        You are signed in as <strong className="font-semibold text-ink">{email}</strong>. This account has no
        access to the console. Ask an administrator if you need it.
      </p>
      <p className="mt-4 flex flex-wrap gap-2">
        <LinkButton href="/purchases">My courses</LinkButton>
        <button type="button" className={buttonClass({ variant: 'secondary' })} onClick={() => void leave()}>
          Use another account
        </button>
      </p>
    </main>
  );
}

// A full page load, so that nothing of the console stays in memory.
async function leave() {
  const outcome = await signOut();
  if (outcome.ok) window.location.assign('/sign-in');
}
