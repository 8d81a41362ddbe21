import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '@/tests/support/temporary-folder';
import { readDatabaseUrl } from './read-database-url';

const base = 'postgresql://me:hush@db.example/caravan';

test('every part of a URL counts, with its escapes', () => {
  expect(readDatabaseUrl('postgres://a%40b:p%3Aw%2F%25%23@db.example:6000/my%2Fdb')).toEqual({
    user: 'a@b',
    password: 'p:w/%#',
    host: 'db.example',
    port: 6000,
    database: 'my/db',
  });
  expect(readDatabaseUrl('postgresql://me:p@ss w+rd@db.example/x')).toMatchObject({ password: 'p@ss w+rd' });
  expect(readDatabaseUrl('postgresql://[::1]:5433/x')).toEqual({ host: '::1', port: 5433, database: 'x' });
});

test.each([
  'postgresql://me:hush@%2Fvar%2Frun%2Fpostgresql/caravan',
  'postgresql://me:hush@localhost/caravan?host=/var/run/postgresql',
  'postgresql://me:hush@/caravan?host=%2Fvar%2Frun%2Fpostgresql',
  'postgresql:///caravan?host=/var/run/postgresql&user=me&password=hush',
])('a Unix socket can be named: %s', (url) => {
  expect(readDatabaseUrl(url)).toEqual({
    user: 'me',
    password: 'hush',
    host: '/var/run/postgresql',
    database: 'caravan',
  });
});

test.each([
  ['application_name=caravan%20web', { application_name: 'caravan web' }],
  ['connect_timeout=7', { connectionTimeoutMillis: 7000 }],
  ['connection_limit=5', { max: 5 }],
  ['statement_timeout=9000&lock_timeout=10', { statement_timeout: 9000, lock_timeout: 10 }],
  ['idle_in_transaction_session_timeout=60000', { idle_in_transaction_session_timeout: 60_000 }],
  ['keepalives=0', { keepAlive: false }],
  ['keepalives_idle=30', { keepAliveInitialDelayMillis: 30_000 }],
  ['options=-c%20geqo%3Doff', { options: '-c geqo=off' }],
  ['options=-c+statement_timeout=5s', { options: '-c statement_timeout=5s' }],
  ['options=-c+timezone=UTC', { options: '-c timezone=UTC' }],
  ['schema=public&pgbouncer=false&client_encoding=UTF8', {}],
  ['channel_binding=prefer', { enableChannelBinding: true }],
  ['dbname=other', { database: 'other' }],
  ['sslmode=disable', { ssl: false }],
  ['sslmode=require', { ssl: { rejectUnauthorized: false } }],
  ['sslmode=no-verify', { ssl: { rejectUnauthorized: false } }],
  ['sslmode=verify-full', { ssl: { rejectUnauthorized: true } }],
  ['sslrootcert=system', { ssl: { rejectUnauthorized: true } }],
  ['ssl=true', { ssl: true }],
  ['ssl=0', { ssl: false }],
  ['sslmode=require&sslnegotiation=direct', { sslnegotiation: 'direct' }],
])('%s is honored', (query, settings) => {
  expect(readDatabaseUrl(`${base}?${query}`)).toMatchObject(settings);
});

test('the files of TLS are read, and a given authority is verified', () => {
  const file = path.join(temporaryFolder(), 'ca.pem');
  writeFileSync(file, 'PEM');
  expect(readDatabaseUrl(`${base}?sslmode=require&sslrootcert=${file}`).ssl).toMatchObject({
    ca: 'PEM',
    rejectUnauthorized: true,
  });
  expect(readDatabaseUrl(`${base}?sslcert=${file}&sslkey=${file}&sslpassword=x`).ssl).toMatchObject({
    cert: 'PEM',
    key: 'PEM',
    passphrase: 'x',
  });
});

test.each([
  ['pool_timeout=10', 'pool_timeout'],
  ['socket_timeout=10', 'socket_timeout'],
  ['pgbouncer=true', 'pgbouncer'],
  ['schema=school', 'schema'],
  ['search_path=school', 'search_path'],
  ['connection_limit=many', 'connection_limit'],
  ['statement_timeout=30s', 'statement_timeout'],
  ['connect_timeout=-1', 'connect_timeout'],
  ['TimeZone=Asia/Kolkata', 'TimeZone'],
  ['options=-c%20TimeZone%3DAsia/Kolkata', 'TimeZone'],
  ['options=--timezone=Asia/Kolkata', 'timezone'],
  ['options=-ctimezone=America/New_York', 'timezone'],
  ['options=-c%20geqo=off%20-c%20search_path=school', 'search_path'],
  ['options=-c%20DateStyle=German', 'DateStyle'],
  ['sslmode=prefer', 'sslmode'],
  ['sslmode=verify-ca', 'sslrootcert'],
  ['sslmode=require&sslrootcert=/nowhere.pem', 'sslrootcert'],
  ['sslmode=disable&sslrootcert=system', 'sslmode'],
  ['sslmode=require&ssl=true', 'ssl'],
  ['sslmode=disable&sslmode=require', 'sslmode'],
  ['channel_binding=require', 'channel_binding'],
  ['client_encoding=LATIN1', 'client_encoding'],
  ['target_session_attrs=read-only', 'target_session_attrs'],
  ['sslaccept=strict', 'sslaccept'],
  ['constructor=1', 'constructor'],
  ['whatever=1', 'whatever'],
])('%s is refused by name', (query, name) => {
  expect(() => readDatabaseUrl(`${base}?${query}`)).toThrow(name);
});

test.each([
  ['not a URL', 'must be a URL'],
  ['mysql://db.example/caravan', 'must be a URL'],
  ['postgresql://a.example,b.example/caravan', 'several hosts'],
  ['postgresql://a.example:1,b.example:2/caravan', 'must be a URL'],
  ['postgresql://me:1#hush@db.example/caravan', '%23'],
  ['postgresql://me:1/hush@db.example/caravan', '%2F'],
  ['postgresql://me:1?hush@db.example/caravan', '%3F'],
  ['postgresql://me:100%hush@db.example/caravan', '%25'],
])('%s is refused, without the password', (url, words) => {
  expect(() => readDatabaseUrl(url)).toThrow(words);
  expect(() => readDatabaseUrl(url)).not.toThrow('hush');
});
