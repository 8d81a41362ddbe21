import type { Metadata } from 'next';
import { NoPermission } from '@/components/admin/shell/no-permission';
import { Table, Td, Th, Tr } from '@/components/admin/table';
import { AddToken } from '@/components/admin/tokens/add-token';
import { RevokeToken } from '@/components/admin/tokens/revoke-token';
import { EmptyState } from '@/components/page/empty-state';
import { PageHeader } from '@/components/page/page-header';
import { LocalTime } from '@/components/time/local-time';
import { RelativeTime } from '@/components/time/relative-time';
import { Badge } from '@/components/ui/badge';
import { api } from '@/server/api/server';
import { env } from '@/server/core/env';
import { isAllowed } from '@/server/people/roles/roles';
import { requireSignIn } from '../require-sign-in';

export const metadata: Metadata = { title: 'API tokens' };

export default async function TokensPage() {
  await requireSignIn('/admin/tokens');
  const { account, admin } = api();
  const me = await account.me();
  if (!me || !isAllowed('admin', me.role)) return <NoPermission email={me?.email ?? ''} />;
  const tokens = await admin.tokens.list();
  const now = new Date();
  const zone = me.zone ?? undefined;

  return (
    <div className="grid max-w-5xl gap-4">
      <PageHeader
        title="API tokens"
        description="A machine with a token can look at late purchases and incidents, and apply remedies where it may."
        actions={<AddToken />}
      />
      {tokens.length > 0 ? (
        <Table
          label="API tokens"
          head={
            <>
              <Th>For</Th>
              <Th>May</Th>
              <Th className="hidden md:table-cell">In the name of</Th>
              <Th className="hidden sm:table-cell">Last used</Th>
              <Th>Ends</Th>
              <Th className="text-right">
                <span className="sr-only">Actions</span>
              </Th>
            </>
          }
        >
          {tokens.map(({ id, name, scope, user, lastUsedAt, expiresAt }) => (
            <Tr key={id}>
              <Td className="max-w-56 truncate font-medium">{name}</Td>
              <Td>
                <Badge tone={scope === 'OPERATE' ? 'accent' : 'neutral'}>
                  {scope === 'OPERATE' ? 'Read and fix' : 'Read only'}
                </Badge>
              </Td>
              <Td className="hidden max-w-44 truncate text-muted md:table-cell">{user.name}</Td>
              <Td className="hidden text-muted sm:table-cell">
                {lastUsedAt ? <RelativeTime at={lastUsedAt} now={now} /> : 'never'}
              </Td>
              <Td className="text-muted">
                <LocalTime at={expiresAt} shape="date" zone={zone} />
              </Td>
              <Td className="text-right">
                <RevokeToken token={{ id, name }} />
              </Td>
            </Tr>
          ))}
        </Table>
      ) : (
        <EmptyState title="No tokens">
          Add one for an assistant or a script. It works in your name, and you can end it at any time.
        </EmptyState>
      )}
      <section className="panel grid gap-2 p-4">
        <h2 className="font-semibold">Connect a client</h2>
        <p className="text-muted">
          Caravan speaks the Model Context Protocol at{' '}
          <code className="font-mono">{env.APP_URL}/api/mcp</code> over HTTP. Clients that read a
          configuration file take this:
        </p>
        <pre className="rounded-lg bg-sunk p-3 font-mono text-xs whitespace-pre-wrap wrap-anywhere select-all">
          {JSON.stringify(
            {
              mcpServers: {
                caravan: {
                  type: 'http',
                  url: `${env.APP_URL}/api/mcp`,
                  headers: { Authorization: 'Bearer YOUR_TOKEN' },
                },
              },
            },
            null,
            2,
          )}
        </pre>
      </section>
    </div>
  );
}
