/** Stands in a button's path for what only the reader may know. It is put in when the mail is sent. */
export const secretMark = 'only-in-the-email';

/** A part of a mail, in the order in which it is read. */
export type MailBlock =
  | { kind: 'text'; text: string }
  /** Terms with their values, such as those of a receipt. */
  | { kind: 'facts'; facts: (readonly [term: string, value: string])[] }
  /** Numbered lines, each with a `note` in small print and a link to a page of Caravan where it has one. */
  | { kind: 'list'; items: { number: number; text: string; note?: string; link?: MailLink }[] }
  /** Links to pages of Caravan; the first one stands out. `path` begins with a slash. */
  | { kind: 'buttons'; buttons: MailLink[] };

export type MailLink = { label: string; path: string };

/** What a mail says. How it looks is the layout's. Each text is shown as one line, whatever is in it. */
export type Mail = {
  subject: string;
  /** To whom: a name, or null for a mail to the team. */
  name: string | null;
  blocks: MailBlock[];
  /** Whether its reader can turn such mail off: the footer says where. */
  isOptional?: boolean;
  /** The purchase that it is about. */
  number?: number;
};
