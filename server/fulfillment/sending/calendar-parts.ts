/** A file of a mail, as nodemailer takes it. */
type Part = { filename: string; content: string; contentType: string };

/**
 * The invitations of a mail as files of their own: RFC 6047 asks for one part for each, with its method in the type, by which
 * mail programs recognize it.
 */
export function calendarParts(invitations: string): Part[] {
  const each = invitations.split(/(?<=END:VCALENDAR\r\n)/).filter(Boolean);
  return each.map((content, index) => ({
    filename: each.length === 1 ? 'session.ics' : `session-${index + 1}.ics`,
    content,
    contentType: `text/calendar; charset=utf-8; method=${/^METHOD:([A-Z]+)/m.exec(content)?.[1] ?? 'PUBLISH'}`,
  }));
}
