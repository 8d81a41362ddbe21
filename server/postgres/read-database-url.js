import { databaseOptions, optionAdvice } from './database-options.js';
import { readTls } from './read-tls.js';
import { refuse } from './refuse.js';

/**
 * The settings for `pg` that a PostgreSQL URL gives. Every part is honored or refused by name, and percent-decoded as in
 * libpq. Throws one sentence without its subject ("has the option …") and without anything that may be secret.
 * @param {string} text
 * @returns {import('pg').PoolConfig}
 */
export function readDatabaseUrl(text) {
  const url = parse(text);
  const options = [...url.searchParams];
  const names = options.map(([name]) => name);
  /** @type {import('pg').PoolConfig} */
  const settings = readAuthority(url);
  for (const [name, value] of options) {
    const honor = Object.hasOwn(databaseOptions, name) ? databaseOptions[name] : undefined;
    if (!honor) refuse(/^\w+$/.test(name) ? `has the option ${name}${optionAdvice(name)}` : misplaced);
    if (names.indexOf(name) !== names.lastIndexOf(name)) refuse(`has the option ${name} twice`);
    Object.assign(settings, honor(value, name));
  }
  return Object.assign(settings, readTls(url.searchParams));
}

const misplaced =
  'has an @, / or ? where none belongs: in a name or password, write them as %40, %2F and %3F';

// The URL standard wants a host after a user. libpq does not, and takes it from the options: stand in for it.
const noHost = 'no-host.invalid';

/** @param {string} text */
function parse(text) {
  const whole = URL.canParse(text) ? text : text.replace('@/', `@${noHost}/`);
  const url = URL.canParse(whole) ? new URL(whole) : null;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol))
    refuse(
      'must be a URL like postgresql://user:password@host:5432/database, with special characters encoded',
    );
  if (url.hash) refuse('has a # in it: write it as %23');
  if (url.pathname.includes('@') || url.pathname.lastIndexOf('/') > 0) refuse(misplaced);
  return url;
}

/**
 * @param {URL} url
 * @returns {import('pg').PoolConfig}
 */
function readAuthority(url) {
  const host = decode(url.hostname).replace(/^\[(.+)\]$/, '$1');
  if (host.includes(',')) refuse('names several hosts: name one');
  const given = {
    host: host === noHost ? '' : host,
    port: Number(url.port),
    user: decode(url.username),
    password: decode(url.password),
    database: decode(url.pathname.slice(1)),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value));
}

/** @param {string} part */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return refuse('has a % that begins no escape: write it as %25');
  }
}
