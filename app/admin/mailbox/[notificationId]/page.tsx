import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { Facts } from '@/components/admin/facts';
import { MailFrame } from '@/components/admin/mailbox/mail-frame';
import { MailState } from '@/components/admin/mailbox/mail-state';
import { PageName } from '@/components/admin/shell/page-name';
import { LocalTime } from '@/components/time/local-time';
import { Link } from '@/components/ui/link';
import { api } from '@/server/api/server';
import { nonceHeader } from '@/server/core/pages/nonce-header';
import { secretMark } from '@/server/fulfillment/mail/mail';
import { orNotFound } from '../../or-not-found';
import { requireSignIn } from '../../require-sign-in';

export const metadata: Metadata = { title: 'Email' };

type Props = { params: Promise<{ notificationId: string }> };

/** One email as its reader sees it. */
export default async function MailPage({ params }: Props) {
  const { notificationId } = await params;
  await requireSignIn(`/admin/mailbox/${notificationId}`);
  const { admin, account } = api();
  const [mail, me] = await Promise.all([orNotFound(admin.mailbox.get({ notificationId })), account.me()]);
  const zone = me?.zone ?? undefined;
  const nonce = (await headers()).get(nonceHeader) ?? '';

  return (
    <article className="panel max-w-3xl">
      <PageName name={mail.subject} />
      <h1 className="px-4 pt-4 pb-3 text-lg font-semibold">{mail.subject}</h1>
      <Facts
        facts={[
          ['To', mail.recipient],
          ['Written', <LocalTime key="written" at={mail.createdAt} zone={zone} />],
          [
            'Sent',
            mail.sentAt && !mail.isMuted ? (
              <LocalTime key="sent" at={mail.sentAt} zone={zone} />
            ) : (
              <span key="state" className="flex flex-wrap items-center gap-2">
                <MailState mail={mail} /> {mail.lastError}
              </span>
            ),
          ],
          ['Attached', mail.calendar ? 'sessions for the calendar' : 'nothing'],
          [
            'Purchase',
            mail.purchase ? (
              <Link
                key="purchase"
                href={`/admin/purchases/P-${mail.purchase.number}`}
                className="rounded underline underline-offset-2"
              >
                P-{mail.purchase.number}, {mail.purchase.student.name}
              </Link>
            ) : (
              'none'
            ),
          ],
        ]}
      />
      {mail.text.includes(secretMark) && (
        <p className="border-t border-line px-4 py-3 text-muted">
          Only its reader gets the link: it opens their account. It is shown to nobody else.
        </p>
      )}
      {mail.html ? (
        <MailFrame html={mail.html} subject={mail.subject} nonce={nonce} />
      ) : (
        <pre className="overflow-x-auto border-t border-line p-4 font-mono text-xs leading-relaxed whitespace-pre-wrap">
          {mail.text || 'The text was removed: emails are kept for 180 days.'}
        </pre>
      )}
    </article>
  );
}
