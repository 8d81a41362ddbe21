import { secretMark } from '../mail/mail';
import { unseal } from '../mail/seal';
import type { Deliverable } from './deliver-mail';

/** The mail as its reader gets it: with the secret that its row keeps encrypted, where it has one. */
export async function revealSecret(
  mail: Omit<Deliverable, 'isSecret'> & { secret: string | null },
): Promise<Deliverable> {
  if (mail.secret === null) return mail;
  const secret = await unseal(mail.secret);
  const put = (text: string) => text.replaceAll(secretMark, secret);
  return { ...mail, text: put(mail.text), html: put(mail.html), isSecret: true };
}
