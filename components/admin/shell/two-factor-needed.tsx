import { LinkButton } from '@/components/ui/link-button';
import { Logo } from '@/components/ui/logo';

/** Shown in the place of the console to staff who first have to set up two-factor authentication. */
export function TwoFactorNeeded() {
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center gap-3 px-6 py-16">
      <Logo />
      <h1 className="mt-6 text-2xl font-semibold tracking-tight">One step before the console</h1>
      <p className="text-muted">
        The school asks its staff to use two-factor authentication. Set it up with an authenticator app on
        your phone. It takes a minute.
      </p>
      <p className="mt-4">
        <LinkButton href="/account#two-factor-authentication">Set it up</LinkButton>
      </p>
    </main>
  );
}
