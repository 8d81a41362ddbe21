import type { Metadata } from 'next';
import { Facts } from '@/components/admin/facts';
import { PageName } from '@/components/admin/shell/page-name';
import { LocalTime } from '@/components/time/local-time';
import { Link } from '@/components/ui/link';
import { api } from '@/server/api/server';
import { orNotFound } from '../../or-not-found';
import { requireSignIn } from '../../require-sign-in';

export const metadata: Metadata = { title: 'Email' };

type Props = { params: Promise<{ notificationId: string }> };

/** One email as it was written. */
export default async function MailPage({ params }: Props) {
  const { notificationId } = await params;
  await requireSignIn(`/admin/mailbox/${notificationId}`);
  const { admin, account } = api();
  const [mail, me] = await Promise.all([orNotFound(admin.mailbox.get({ notificationId })), account.me()]);
  const zone = me?.zone ?? undefined;

  return (
    <article className="panel max-w-3xl">
      <PageName name={mail.subject} />
      <h1 className="px-4 pt-4 pb-3 text-lg font-semibold">{mail.subject}</h1>
      <Facts
        facts={[
          ['To', mail.recipient],
          ['Written', <LocalTime key="written" at={mail.createdAt} zone={zone} />],
          ['Sent', mail.sentAt ? <LocalTime key="sent" at={mail.sentAt} zone={zone} /> : 'not yet'],
          [
            'Purchase',
            <Link
              key="purchase"
              href={`/admin/purchases/P-${mail.purchase.number}`}
              className="rounded underline underline-offset-2"
            >
              P-{mail.purchase.number}, {mail.purchase.student.name}
            </Link>,
          ],
        ]}
      />
      <pre className="overflow-x-auto border-t border-line p-4 font-mono text-xs leading-relaxed whitespace-pre-wrap">
        {mail.text || 'The text was removed: emails are kept for 180 days.'}
      </pre>
    </article>
  );
}
