import { refuse } from './refuse.js';
import { readSessionOptions } from './session-options.js';

/** @typedef {(value: string, name: string) => import('pg').PoolConfig & Record<string, unknown>} Honor */

/** @type {Honor} */
const asText = (value, name) => ({ [name]: value });
/** @type {Honor} */
const inReadTls = () => ({});
/** @type {Honor} */
const asMilliseconds = (value, name) => ({ [name]: wholeNumber(value, name, 'milliseconds') });

/**
 * What each option of the URL becomes. Those of libpq keep its meaning, those of Prisma and `pg` theirs.
 * @type {Record<string, Honor>}
 */
export const databaseOptions = {
  host: asText,
  port: (value, name) => ({ port: wholeNumber(value, name) }),
  user: asText,
  password: asText,
  dbname: (value) => ({ database: value }),
  application_name: asText,
  fallback_application_name: asText,
  connect_timeout: (value, name) => ({ connectionTimeoutMillis: 1000 * wholeNumber(value, name, 'seconds') }),
  keepalives: (value, name) => ({ keepAlive: oneOf(value, name, { 1: true, 0: false }) }),
  keepalives_idle: (value, name) => ({
    keepAliveInitialDelayMillis: 1000 * wholeNumber(value, name, 'seconds'),
  }),
  options: (value) => ({ options: readSessionOptions(value) }),
  client_encoding: (value, name) => oneOf(value.toLowerCase().replace('-', ''), name, { utf8: {}, auto: {} }),
  // SCRAM with channel binding is used where the server offers it; `pg` cannot insist on it.
  channel_binding: (value, name) => ({
    enableChannelBinding: oneOf(value, name, { prefer: true, disable: false }),
  }),
  target_session_attrs: (value, name) => oneOf(value, name, { any: {} }),

  sslmode: inReadTls,
  sslrootcert: inReadTls,
  sslcert: inReadTls,
  sslkey: inReadTls,
  sslpassword: inReadTls,
  sslnegotiation: (value, name) =>
    oneOf(value, name, { postgres: {}, direct: { sslnegotiation: /** @type {const} */ ('direct') } }),
  ssl: (value, name) => ({
    ssl: oneOf(value, name, {
      true: true,
      1: true,
      false: false,
      0: false,
      'no-verify': { rejectUnauthorized: false },
    }),
  }),
  uselibpqcompat: (value, name) => oneOf(value, name, { true: {} }),

  statement_timeout: asMilliseconds,
  lock_timeout: asMilliseconds,
  idle_in_transaction_session_timeout: asMilliseconds,
  query_timeout: asMilliseconds,

  connection_limit: (value, name) => ({ max: Math.max(1, wholeNumber(value, name)) }),
  schema: (value, name) => oneOf(value, name, { public: {} }),
  pgbouncer: (value, name) => oneOf(value, name, { false: {} }),
};

/** @type {Record<string, string>} */
const advice = {
  pool_timeout: 'connect_timeout also limits the wait for a connection of the pool',
  socket_timeout: 'use statement_timeout, in milliseconds',
  search_path: "Caravan's tables are in the schema public",
  statement_cache_size: 'remove it',
  sslaccept: 'use sslmode',
  sslidentity: 'use sslcert and sslkey',
  sslcrl: 'revocation lists are not supported',
  TimeZone: 'every session of Caravan is in UTC',
  timezone: 'every session of Caravan is in UTC',
};

/**
 * What to do about an option that is not supported, to follow its name.
 * @param {string} name
 */
export const optionAdvice = (name) =>
  `, which is not supported: ${(Object.hasOwn(advice, name) && advice[name]) || 'remove it'}`;

/**
 * @param {string} value
 * @param {string} name
 * @param {string} [unit]
 */
function wholeNumber(value, name, unit) {
  if (!/^\d{1,9}$/.test(value))
    refuse(`has the option ${name}, which must be a whole number${unit ? ` of ${unit}` : ''}`);
  return Number(value);
}

/**
 * @template T
 * @param {string} value
 * @param {string} name
 * @param {Record<string, T>} meanings
 * @returns {T}
 */
function oneOf(value, name, meanings) {
  const meaning = Object.hasOwn(meanings, value) ? meanings[value] : undefined;
  if (meaning === undefined) {
    const why =
      name === 'pgbouncer' ? transactionPooling : `only ${Object.keys(meanings).join(', ')} will do`;
    return refuse(`has the option ${name} with a value that is not supported: ${why}`);
  }
  return meaning;
}

const transactionPooling =
  'live pages and migrations need a session of their own, so name the database itself or a pooler in session mode';
