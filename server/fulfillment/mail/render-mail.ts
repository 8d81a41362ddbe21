import { render, toPlainText } from '@react-email/render';
import { toLine } from '@/server/core/text/to-line';
import type { Mail, MailBlock } from './mail';
import { type MailSender, mailLayout } from './mail-layout';

/** A mail as it is sent: the HTML and the text say the same, both from one template. */
export type RenderedMail = { subject: string; html: string; text: string };

/** Nothing is folded or in capitals. */
const textOptions = {
  wordwrap: false as const,
  selectors: [
    { selector: 'h1', options: { uppercase: false, leadingLineBreaks: 2 } },
    { selector: 'a', options: { linkBrackets: false as const } },
    { selector: 'a.link', format: 'inline' },
    { selector: 'img', format: 'skip' },
    { selector: 'p.fact', format: 'paragraph', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
  ],
};

/** What a mail says, in the layout of every mail. The same mail gives the same bytes. */
export async function renderMail(mail: Mail, sender: MailSender): Promise<RenderedMail> {
  const clean = { ...mail, subject: toLine(mail.subject), name: mail.name && toLine(mail.name) };
  const html = await render(mailLayout({ ...clean, blocks: mail.blocks.map(cleanBlock) }, sender));
  return { subject: clean.subject, html, text: toPlainText(html, textOptions) };
}

// A line break in somebody's name must not start a new line in the text.
function cleanBlock(block: MailBlock): MailBlock {
  switch (block.kind) {
    case 'text':
      return { ...block, text: toLine(block.text) };
    case 'facts':
      return { ...block, facts: block.facts.map(([term, value]) => [term, toLine(value)] as const) };
    case 'list':
      return {
        ...block,
        items: block.items.map((item) => ({
          ...item,
          text: toLine(item.text),
          note: item.note && toLine(item.note),
        })),
      };
    case 'buttons':
      return block;
  }
}
