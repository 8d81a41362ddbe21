import { purchaseNumber } from '@/server/core/ids/purchase-number';
import { emailIn } from '@/server/core/search/email-in';
import { toLine } from '@/server/core/text/to-line';

/** What someone typed into the search box, as the one thing it can mean. */
export type PurchaseSearch =
  | { kind: 'numbers'; numbers: number[] }
  | { kind: 'id'; id: string }
  | { kind: 'email'; email: string }
  | { kind: 'text'; text: string };

const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/i;
const labeled = /\b[Pp][-‐–—−]\d{1,10}\b/g;

/**
 * Reads a search: `P-10042`, `#10042` or `10042` is a purchase's number, and so is each `P-10042` within other words, as in
 * the subject of a mail. A purchase's id counts alone or in a link to its page. Anything with an @ is an email address or its
 * beginning, also in `Name <address>`; everything else is a name, a part of an email address or the provider's reference.
 * Null when there is nothing to find.
 */
export function parseSearch(typed: string): PurchaseSearch | null {
  const text = toLine(typed).replace(/\s+/gu, ' ').trim();
  if (!text) return null;
  const number = purchaseNumber(text);
  if (number !== null) return { kind: 'numbers', numbers: [number] };
  const email = emailIn(text) ?? (text.includes('@') && !text.includes(' ') ? text.toLowerCase() : null);
  if (email) return { kind: 'email', email };
  const id = uuid.exec(text)?.[0].toLowerCase();
  if (id) return { kind: 'id', id };
  const numbers = [...text.matchAll(labeled)].flatMap(([label]) => purchaseNumber(label) ?? []);
  if (numbers.length > 0) return { kind: 'numbers', numbers };
  return { kind: 'text', text };
}
