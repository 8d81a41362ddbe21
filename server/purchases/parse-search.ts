import { emailIn } from '@/server/text/email-in';
import { purchaseNumber } from '@/server/text/purchase-number';
import { toLine } from '@/server/text/to-line';

/** What someone typed into the search box, as the one thing it can mean. */
export type PurchaseSearch =
  | { kind: 'number'; number: number }
  | { kind: 'email'; email: string }
  | { kind: 'text'; text: string };

/**
 * Reads a search: `P-10042`, `#10042` or `10042` is a purchase's number, anything with an @ an email address or its
 * beginning, also in `Name <address>`, everything else a name, a part of an email address or the provider's reference.
 * Null when there is nothing to find.
 */
export function parseSearch(typed: string): PurchaseSearch | null {
  const text = toLine(typed).replace(/\s+/gu, ' ').trim();
  if (!text) return null;
  const number = purchaseNumber(text);
  if (number !== null) return { kind: 'number', number };
  const email = emailIn(text) ?? (text.includes('@') && !text.includes(' ') ? text.toLowerCase() : null);
  return email ? { kind: 'email', email } : { kind: 'text', text };
}
