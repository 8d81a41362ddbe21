import { LocalTime } from '@/components/time/local-time';
import { EmailText } from '@/components/ui/email-text';
import { Link } from '@/components/ui/link';
import { Panel } from '@/components/ui/panel';
import type { PurchaseMail } from '@/server/fulfillment/notifications/list-purchase-mails';
import { MailState } from './mail-state';
import { ResendMail } from './resend-mail';

/** The emails about a purchase. Each can be sent again. */
export function MailsCard({ mails, zone }: { mails: PurchaseMail[]; zone?: string }) {
  return (
    <Panel title="Emails">
      {mails.length === 0 && <p className="px-4 pb-4 text-muted">No emails yet.</p>}
      <ul>
        {mails.map((mail) => (
          <li key={mail.id} className="grid gap-1 border-t border-line px-4 py-2.5">
            <div className="flex items-start justify-between gap-3">
              <Link href={`/admin/mailbox/${mail.id}`} className="min-w-0 font-medium break-words">
                {mail.subject}
              </Link>
              <MailState mail={mail} />
            </div>
            <p className="text-xs text-muted">
              <EmailText address={mail.recipient} />,{' '}
              <LocalTime at={mail.sentAt ?? mail.createdAt} zone={zone} />
            </p>
            {!mail.sentAt && mail.lastError && (
              <p className="text-xs break-words text-bad">{mail.lastError}</p>
            )}
            <ResendMail notificationId={mail.id} subject={mail.subject} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
