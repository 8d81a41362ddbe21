import type { Mail } from './mail';

export type MessageMail = { number: number; courseTitle: string; from: string; count: number };

/**
 * Tells a reader that there are messages. What they say stays out: mail passes through many hands, and staff, who see every mail,
 * read messages only when they are asked for help.
 */
export function composeMessageMail(
  { number, courseTitle, from, count }: MessageMail,
  reader: { name: string; path: string },
): Mail {
  const messages = count === 1 ? 'a message' : `${count} messages`;
  return {
    subject: `${from} sent you ${messages}: ${courseTitle}`,
    name: reader.name,
    number,
    blocks: [
      { kind: 'text', text: `${from} sent you ${messages} about ${courseTitle}.` },
      { kind: 'buttons', buttons: [{ label: 'Read and reply', path: reader.path }] },
      { kind: 'text', text: 'Please reply on that page. Replies to this email go to our support team.' },
    ],
  };
}
