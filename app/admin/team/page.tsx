import type { Metadata } from 'next';
import { NoPermission } from '@/components/admin/shell/no-permission';
import { InviteForm } from '@/components/admin/team/invite-form';
import { OpenInvitations } from '@/components/admin/team/open-invitations';
import { RoleForm } from '@/components/admin/team/role-form';
import { RelativeTime } from '@/components/time/relative-time';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { api } from '@/server/api/server';
import { isAllowed } from '@/server/people/roles/roles';
import { roleWords } from '@/server/people/vocabulary/roles';
import { requireSignIn } from '../require-sign-in';

export const metadata: Metadata = { title: 'Team' };

export default async function TeamPage() {
  await requireSignIn('/admin/team');
  const { account, admin } = api();
  const me = await account.me();
  if (!me || !isAllowed('admin', me.role)) return <NoPermission email={me?.email ?? ''} />;
  const [team, invitations] = await Promise.all([admin.team.list(), admin.team.invitations()]);
  const now = new Date();

  return (
    <div className="grid max-w-4xl gap-6">
      <h1 className="sr-only">Team</h1>
      <Panel title="Who has access to the console">
        <ul>
          {team.map((member) => (
            <li key={member.id} className="border-t border-line">
              <details>
                <summary className="flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-sunk">
                  <span className="font-medium">{member.name}</span>
                  <span className="min-w-0 truncate text-muted">{member.email}</span>
                  {member.id === me.id && <span className="text-muted">you</span>}
                  <span className="ml-auto flex items-center gap-3">
                    <span className="text-muted">
                      {member.seenAt ? (
                        <>
                          seen <RelativeTime at={member.seenAt} now={now} />
                        </>
                      ) : (
                        'No active session'
                      )}
                    </span>
                    {member.isClosed && <Badge tone="bad">CLOSED</Badge>}
                    <Badge tone={member.role === 'ADMIN' ? 'accent' : 'neutral'}>{member.role}</Badge>
                  </span>
                </summary>
                <p className="px-4 pt-1 pb-3 text-muted">{roleWords[member.role].may}.</p>
                <RoleForm member={member} />
              </details>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="Invite someone">
        <p className="px-4 pb-3 text-muted">
          We email a link that works once, within seven days, and for that address alone.
        </p>
        <InviteForm />
        {invitations.length > 0 && <OpenInvitations invitations={invitations} />}
      </Panel>
    </div>
  );
}
