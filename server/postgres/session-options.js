import { refuse } from './refuse.js';

/**
 * What the code relies on in each session, whatever the server, the database or the role says: Prisma's adapter reads a
 * `timestamptz` without its offset and writes one without, so times are right in UTC only. In the form of libpq's `options`.
 */
export const ourSessionOptions = [
  'TimeZone=UTC',
  'DateStyle=ISO',
  'IntervalStyle=postgres',
  'search_path=public',
  'default_transaction_isolation=read\\ committed',
  'default_transaction_read_only=off',
  'default_transaction_deferrable=off',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');

/**
 * Limits that a role or a database may have for other programs, lifted before DATABASE_URL sets its own: a short one would
 * end migrations, the wait for a lock, or the connection that live pages listen on.
 */
export const liftedLimits = [
  'statement_timeout',
  'lock_timeout',
  'idle_in_transaction_session_timeout',
  'idle_session_timeout',
]
  .map((name) => `-c ${name}=0`)
  .join(' ');

const utc = /^(etc\/)?(utc|uct|universal|zulu)$/i;

/**
 * Whether this name of a zone, as a server reports it, is UTC.
 * @param {string | undefined} zone
 */
export const isUtc = (zone) => zone !== undefined && utc.test(zone);

/** @type {Record<string, RegExp>} */
const fixed = {
  timezone: utc,
  datestyle: /^iso\b/i,
  intervalstyle: /^postgres$/i,
  client_encoding: /^utf-?8$/i,
  search_path: /^("?\$user"?,\s*)?public$/i,
  session_replication_role: /^origin$/i,
  default_transaction_isolation: /^read committed$/i,
  default_transaction_read_only: /^off$/i,
  default_transaction_deferrable: /^off$/i,
};

/**
 * The `options` of a URL, such as `-c statement_timeout=5s`, unless they set what is fixed to something else: that throws
 * a sentence without its subject.
 * @param {string} given
 */
export function readSessionOptions(given) {
  for (const [, name = '', value = ''] of given.matchAll(
    /(?:^|\s)(?:-c\s*|--)([\w.-]+)=((?:\\.|[^\s\\])*)/g,
  )) {
    const rule = fixed[name.toLowerCase().replaceAll('-', '_')];
    if (rule && !rule.test(value.replace(/\\(.)/g, '$1').replace(/^'(.*)'$/, '$1')))
      refuse(`has options that set ${name}, which Caravan sets itself: remove it`);
  }
  return given;
}

/**
 * The URL with what we rely on in its options, for a program of others that opens the connection itself.
 * @param {string} text
 */
export function inUtc(text) {
  const url = new URL(text);
  const given = url.searchParams.get('options');
  url.searchParams.set('options', [liftedLimits, given, ourSessionOptions].filter(Boolean).join(' '));
  return url.href;
}
