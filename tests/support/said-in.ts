import type { Mail, MailBlock } from '@/server/fulfillment/mail/mail';

/** All that a mail says, a line for each part. */
export const saidIn = ({ subject, blocks }: Mail): string => [subject, ...blocks.flatMap(linesOf)].join('\n');

function linesOf(block: MailBlock): string[] {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'facts':
      return block.facts.map((fact) => fact.join(': '));
    case 'list':
      return block.items.map(({ number, text, note }) => `${number}. ${text}${note ? ` (${note})` : ''}`);
    case 'buttons':
      return block.buttons.map(({ label, path }) => `${label} ${path}`);
  }
}
