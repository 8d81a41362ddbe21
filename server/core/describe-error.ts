import { stripVTControlCharacters } from 'node:util';
import { redactSecrets } from './redact-secrets';

/** Characters of the longest sentence, and of what is read of a longer text. */
const [sentenceLength, readLength] = [300, 20_000];
/** How far causes and nested errors are followed, and how many of several errors are named. */
const [depthLimit, breadthLimit] = [6, 3];
const nothing = 'unknown error';

/**
 * Any error as one sentence that helps: of at most 300 characters, without secrets, stack or line breaks. Understands
 * errors with causes, AggregateError, what the Inngest SDK serializes, the nested error of an app that Inngest cannot
 * reach, text that is JSON, and Prisma's messages, whose first line only says which call failed. Never throws.
 */
export function describeError(error: unknown): string {
  try {
    return bound(redactSecrets(sentenceOf(error, 0, new Set()))) || nothing;
  } catch {
    return nothing; // a getter or a proxy that throws
  }
}

function sentenceOf(error: unknown, depth: number, seen: Set<unknown>): string {
  if (typeof error === 'string') return textOf(error, depth, seen);
  if (typeof error !== 'object' || error === null) return error == null ? '' : String(error);
  if (seen.has(error) || depth > depthLimit) return '';
  seen.add(error);
  const follow = (value: unknown) => sentenceOf(value, depth + 1, seen);
  if (Array.isArray(error)) return join(error.slice(0, breadthLimit).map(follow), '; ');
  const { message, name, code, cause, errors, ...rest } = fieldsOf(error);
  const own = typeof message === 'string' ? textOf(message, depth, seen) : follow(message);
  const several = Array.isArray(errors) ? follow(errors) : '';
  const told = own || several || follow(rest.error ?? rest.reason ?? rest.detail ?? rest.data);
  const more = [own && several, follow(cause)].filter((text) => text && !told.includes(text));
  const whole = join([told || nameOf(name), ...more], ': ');
  const isNew = typeof code === 'string' && /^\w{3,40}$/.test(code) && !whole.includes(code);
  return isNew ? `${whole} (${code})`.trim() : whole;
}

/** Own and inherited fields: a message may be a getter of the class. */
function fieldsOf(error: object): Record<string, unknown> {
  const names = ['message', 'name', 'code', 'cause', 'errors', 'error', 'reason', 'detail', 'data'];
  return Object.fromEntries(names.map((name) => [name, Reflect.get(error, name)]));
}

const nameOf = (name: unknown) => (typeof name === 'string' && name !== 'Error' ? name : '');

const join = (parts: string[], between: string) => [...new Set(parts.filter(Boolean))].join(between);

function textOf(text: string, depth: number, seen: Set<unknown>): string {
  const read = text.slice(0, readLength).trim();
  if (/^[[{"]/.test(read)) {
    const parsed = parseJson(read);
    if (parsed !== undefined) return sentenceOf(parsed, depth + 1, seen);
  }
  return tidy(isPrisma(read) ? withoutCall(read) : read);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isPrisma = (text: string) => /^Invalid `[^`]{1,200}` invocation/.test(text);
const isCode = (line: string) => /^(?:→|\d{1,6}(?:\s|$)|\s|[{})\]+?~])/.test(line);

/**
 * What Prisma says is wrong, without the call it is wrong with: the header, the file, and the code around it, which is
 * numbered, marked, indented or an object. Source: Prisma Client's createErrorMessageWithContext.
 */
function withoutCall(text: string): string {
  const lines = text.split(/\r?\n/).slice(1);
  const told = lines.filter((line) => line !== '' && !isCode(line) && !/^\S+:\d{1,7}:\d{1,7}$/.test(line));
  return told.join(' ') || text;
}

/** One line of well-formed text: no stack, no colors, no control characters (PostgreSQL refuses NUL). */
function tidy(text: string): string {
  return stripVTControlCharacters(text)
    .split(/\r?\n/)
    .filter((line) => !/^\s{1,20}at\s/.test(line))
    .join(' ')
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function bound(text: string): string {
  const letters = [...text];
  return letters.length > sentenceLength ? `${letters.slice(0, sentenceLength - 1).join('')}…` : text;
}
