import type { Metadata } from 'next';
import { ApiProvider } from '@/components/api/client';
import { EmptyState } from '@/components/page/empty-state';
import { PageHeader } from '@/components/page/page-header';
import { SignOutButton } from '@/components/site/sign-out-button';
import { AcceptInvitation } from '@/components/teach/accept-invitation';
import { JoinForm } from '@/components/teach/join-form';
import { buttonClass } from '@/components/ui/button-class';
import { LinkButton } from '@/components/ui/link-button';
import { isNotFound } from '@/server/api/is-not-found';
import { api } from '@/server/api/server';
import { roleWords } from '@/server/people/vocabulary/roles';

// The address is a secret: it is not told to other sites.
export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [user, { sellerName }, invitation] = await Promise.all([
    api().account.me(),
    api().school.settings(),
    readInvitation(token),
  ]);
  if (!invitation) {
    const home = homeFor(user);
    return (
      <EmptyState
        title="This invitation doesn’t work any more"
        action={<LinkButton href={home.href}>{home.label}</LinkButton>}
      >
        It was used already or has expired. Ask the school for another one.
      </EmptyState>
    );
  }
  return (
    <ApiProvider>
      <div className="grid max-w-2xl gap-6">
        <PageHeader
          title={invitation.trainerName ? `Welcome, ${invitation.trainerName}` : 'Join the team'}
          description={
            invitation.trainerName
              ? `${sellerName} invites you to teach here: your sessions and students, your availability, and a link to join each session.`
              : `${sellerName} invites ${invitation.email} to its team, as ${roleWords[invitation.role].name}.`
          }
        />
        {user ? (
          <>
            <AcceptInvitation
              token={token}
              email={user.email}
              home={invitation.trainerName ? '/teach' : '/admin'}
            />
            <div className="flex flex-wrap items-center gap-2 text-muted">
              Not your account? <SignOutButton className={buttonClass({ variant: 'ghost', size: 'sm' })} />
            </div>
          </>
        ) : (
          <ForVisitors token={token} invitation={invitation} />
        )}
      </div>
    </ApiProvider>
  );
}

/** How somebody without a session accepts: with an account they have, or with a new one. */
function ForVisitors({
  token,
  invitation: { email, hasAccount },
}: {
  token: string;
  invitation: { email: string | null; hasAccount: boolean };
}) {
  const next = `?next=${encodeURIComponent(`/invitations/${token}`)}`;
  if (email && !hasAccount) return <JoinForm token={token} email={email} />;
  return (
    <div className="flex flex-wrap gap-2">
      {!hasAccount && <LinkButton href={`/sign-up${next}`}>Create account</LinkButton>}
      <LinkButton href={`/sign-in${next}`} variant={hasAccount ? 'primary' : 'secondary'}>
        Sign in
      </LinkButton>
    </div>
  );
}

function homeFor(user: { trainerId?: string } | null): { href: string; label: string } {
  if (!user) return { href: '/sign-in', label: 'Sign in' };
  return user.trainerId
    ? { href: '/teach', label: 'My sessions' }
    : { href: '/purchases', label: 'My courses' };
}

async function readInvitation(token: string) {
  try {
    return await api().invitations.get({ token });
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
