import { env } from '@/server/core/env';

/** The address that mail is sent from, without its name. */
export function senderAddress(): string {
  return env.MAIL_FROM.slice(env.MAIL_FROM.indexOf('<') + 1).replace('>', '');
}
