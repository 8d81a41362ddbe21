import { env } from '@/server/core/env';
import { toLine } from '@/server/core/text/to-line';
import { within } from '@/server/core/within';
import { senderAddress } from '../mail/sender-address';
import { calendarParts } from './calendar-parts';
import { localMailFolder } from './local-mail-folder';
import { smtp } from './smtp';

/** Milliseconds for the whole of a delivery, however slowly the server answers each part of it. */
export const longestDelivery = 45_000;

export type Deliverable = {
  id: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  calendar: string | null;
  /** Where one click turns such mail off. */
  unsubscribeUrl?: string | null;
  /** Whether it holds what nobody but its reader may see, so that the console's mailbox is no delivery. */
  isSecret?: boolean;
};

/**
 * Hands a mail to the mail server, in the name of the school, with answers to its support. The id stands in the Message-ID, so
 * that mail programs recognize one that a crash sent twice. Throws what nodemailer throws, and Error after `longestDelivery`.
 */
export async function deliverMail(
  mail: Deliverable,
  school: { sellerName: string; supportEmail: string },
): Promise<void> {
  if (!smtp && !mail.isSecret) return;
  // An address as an object is one address, whatever it holds.
  const sending = (smtp ?? localMailFolder()).sendMail({
    from: { name: toLine(school.sellerName), address: senderAddress() },
    replyTo: { name: toLine(school.sellerName), address: school.supportEmail },
    to: { name: '', address: toLine(mail.recipient).trim() },
    subject: toLine(mail.subject),
    messageId: `<${mail.id}@${new URL(env.APP_URL).hostname}>`,
    text: mail.text,
    html: mail.html || undefined,
    attachments: calendarParts(mail.calendar ?? ''),
    headers: unsubscribeHeaders(mail.unsubscribeUrl),
  });
  const isDone = await within(
    longestDelivery,
    sending.then(() => true),
    false,
  );
  if (!isDone) throw new Error(`The mail server did not take the mail within ${longestDelivery / 1000} s.`);
}

/** One click in the mail program turns such mail off (RFC 8058). */
function unsubscribeHeaders(url: string | null | undefined): Record<string, string> {
  return url ? { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {};
}
