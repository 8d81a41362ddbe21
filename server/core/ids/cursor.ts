import { z } from 'zod';
import { toLine } from '../text/to-line';

/** Where a page of a list ended, as text for an address. */
export const cursor = z.string().max(300).overwrite(toLine);

/** Writes what `readCursor` reads. */
export function writeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The position that a cursor holds, or null for text that is none of this list. */
export function readCursor<S extends z.ZodType>(schema: S, text: string): z.output<S> | null {
  try {
    return schema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data ?? null;
  } catch {
    return null;
  }
}
