import type { Metadata } from 'next';
import { ListKeys } from '@/components/admin/command/list-keys';
import { MailState } from '@/components/admin/mailbox/mail-state';
import { Table, Td, Th, Tr } from '@/components/admin/table';
import { EmptyState } from '@/components/page/empty-state';
import { LocalTime } from '@/components/time/local-time';
import { EmailText } from '@/components/ui/email-text';
import { Link } from '@/components/ui/link';
import { LinkButton } from '@/components/ui/link-button';
import { api } from '@/server/api/server';
import { type Query, readIdParam } from '@/server/core/text/read-param';
import { requireSignIn } from '../require-sign-in';

export const metadata: Metadata = { title: 'Mailbox' };

type Props = { searchParams: Promise<Query> };

export default async function MailboxPage({ searchParams }: Props) {
  const after = readIdParam(await searchParams, 'after');
  await requireSignIn('/admin/mailbox');
  const { admin, account } = api();
  const [{ rows, next }, me] = await Promise.all([admin.mailbox.list({ after }), account.me()]);

  return (
    <div className="grid gap-3">
      <h1 className="sr-only">Mailbox</h1>
      {rows.length === 0 ? (
        <EmptyState title="No emails yet">
          Caravan emails students and trainers about everything that concerns them.
        </EmptyState>
      ) : (
        <Table
          label="Emails"
          head={
            <>
              <Th className="hidden sm:table-cell">To</Th>
              <Th>Subject</Th>
              <Th className="hidden md:table-cell">Purchase</Th>
              <Th className="hidden sm:table-cell">Written</Th>
              <Th>Sent</Th>
            </>
          }
        >
          {rows.map((mail) => (
            <Tr key={mail.id}>
              <Td className="hidden max-w-56 truncate sm:table-cell">{mail.recipient}</Td>
              <Td className="max-sm:py-2 sm:max-w-96 sm:truncate">
                <Link
                  href={`/admin/mailbox/${mail.id}`}
                  data-row=""
                  className="font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
                >
                  {mail.subject}
                </Link>
                <span className="block text-muted sm:hidden">
                  <EmailText address={mail.recipient} />
                </span>
              </Td>
              <Td className="hidden font-mono text-xs md:table-cell">
                {mail.purchase && `P-${mail.purchase.number}`}
              </Td>
              <Td className="hidden whitespace-nowrap text-muted sm:table-cell">
                <LocalTime at={mail.createdAt} zone={me?.zone ?? undefined} />
              </Td>
              <Td>
                <MailState mail={mail} />
              </Td>
            </Tr>
          ))}
        </Table>
      )}
      <div className="flex min-h-8 items-center gap-2">
        {after && (
          <LinkButton href="/admin/mailbox" variant="secondary" size="sm">
            Newest
          </LinkButton>
        )}
        {next && (
          <LinkButton href={`/admin/mailbox?after=${next}`} variant="secondary" size="sm">
            Older
          </LinkButton>
        )}
        <span className="ml-auto">
          <ListKeys />
        </span>
      </div>
    </div>
  );
}
