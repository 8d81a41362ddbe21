import { cut } from './cut';
import { isId } from './is-id';
import { toLine } from './to-line';

/** The query string of a page, as Next hands it over. */
export type Query = Record<string, string | string[] | undefined>;

/** A text of an address as one line of at most `most` characters; undefined when nothing is left of it. */
export function readText(text: string, most = 200): string | undefined {
  return cut(toLine(text).trim(), most) || undefined;
}

/**
 * One parameter of an address, as readText reads it; the first where it is given twice. People type, shorten and paste
 * addresses, so what cannot be meant is left out instead of refused.
 */
export function readParam(query: Query, name: string, most = 200): string | undefined {
  const value = Object.hasOwn(query, name) ? query[name] : undefined;
  const text = Array.isArray(value) ? value[0] : value;
  return text && readText(text, most);
}

/** A parameter that is an id, or undefined when nothing can have that id. */
export function readIdParam(query: Query, name: string): string | undefined {
  const text = readParam(query, name);
  return text !== undefined && isId(text) ? text : undefined;
}
