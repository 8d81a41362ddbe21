import { readFileSync } from 'node:fs';
import { refuse } from './refuse.js';

const modes = ['disable', 'require', 'verify-ca', 'verify-full', 'no-verify'];

/**
 * TLS as libpq has it (https://www.postgresql.org/docs/current/libpq-ssl.html): `require` encrypts, and verifies the
 * certificate where sslrootcert is given; `verify-ca` verifies it; `verify-full` verifies the host's name too.
 * @param {URLSearchParams} given
 * @returns {import('pg').PoolConfig}
 */
export function readTls(given) {
  const isSystem = given.get('sslrootcert') === 'system'; // Node's own list of authorities
  const ca = isSystem ? undefined : readPem(given, 'sslrootcert');
  const cert = readPem(given, 'sslcert');
  const key = readPem(given, 'sslkey');
  const isAsked = isSystem || ca || cert || key || given.get('sslnegotiation') === 'direct';
  const mode = given.get('sslmode') ?? (isSystem ? 'verify-full' : isAsked ? 'require' : null);
  if (mode === null) return {};
  if (given.has('ssl')) refuse('has the options ssl and sslmode: keep sslmode');
  if (!modes.includes(mode)) refuse(`has sslmode=${mode}: ${modes.join(', ')} are supported`);
  if (mode === 'disable') {
    if (isAsked) refuse('has sslmode=disable beside other options for TLS: remove either');
    return { ssl: false };
  }
  if (isSystem && mode !== 'verify-full') refuse('has sslrootcert=system, which needs sslmode=verify-full');
  if (mode === 'verify-ca' && !ca)
    refuse('has sslmode=verify-ca without sslrootcert: add it, or use verify-full');
  const rejectUnauthorized = mode === 'verify-full' || (mode !== 'no-verify' && ca !== undefined);
  const ssl = { ca, cert, key, passphrase: given.get('sslpassword') ?? undefined, rejectUnauthorized };
  return { ssl: mode === 'verify-full' ? ssl : { ...ssl, checkServerIdentity: () => undefined } };
}

/**
 * @param {URLSearchParams} given
 * @param {string} name
 */
function readPem(given, name) {
  const file = given.get(name);
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return refuse(`has the option ${name}, which names a file that cannot be read`);
  }
}
