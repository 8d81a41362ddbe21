/** What someone typed into the search box, as the one thing it can mean. */
export type PurchaseSearch =
  | { kind: 'number'; number: number }
  | { kind: 'email'; email: string }
  | { kind: 'text'; text: string };

const maxNumber = 2_147_483_647;

/**
 * Reads a search: `P-10042` or `10042` is a purchase's number, anything with an @ an e-mail address or its beginning,
 * everything else a name, a part of an e-mail address or the provider's reference. Null when there is nothing to find.
 */
export function parseSearch(typed: string): PurchaseSearch | null {
  const text = typed.trim().replace(/\s+/g, ' ');
  if (!text) return null;
  const digits = /^(?:p-?)?(\d{1,10})$/i.exec(text)?.[1];
  if (digits && Number(digits) <= maxNumber) return { kind: 'number', number: Number(digits) };
  if (text.includes('@')) return { kind: 'email', email: text.toLowerCase() };
  return { kind: 'text', text };
}
