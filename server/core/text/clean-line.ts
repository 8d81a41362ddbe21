// They turn around what stands beside them in a list or a subject, and come along unseen when text is pasted.
const directions = /[\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/**
 * Text as one line is stored: in NFC, without direction controls, without spaces at its ends. What a line may not hold
 * stays in it, for `isLine` to refuse.
 */
export function cleanLine(typed: string): string {
  return typed.replace(directions, '').normalize('NFC').trim();
}

/** Whether text is one line that PostgreSQL can store: no control or line-break character, no half of a surrogate pair. */
export function isLine(text: string): boolean {
  return !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(text);
}
