import { line } from '@/server/core/text/line';

/** The address of a meeting room, e.g. https://zoom.us/j/123456789. People are sent there: it is https and names no account. */
export const meetingUrl = line(500)
  .refine(isMeetingUrl, { error: 'Enter a full link that begins with https://.', abort: true })
  .transform((given) => new URL(given).href);

function isMeetingUrl(given: string): boolean {
  if (!URL.canParse(given)) return false;
  const { href, protocol, hostname, username, password } = new URL(given);
  const isPublic = protocol === 'https:' && hostname.includes('.') && !username && !password;
  return isPublic && href.length <= 500;
}
