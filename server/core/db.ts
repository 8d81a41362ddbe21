import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@/prisma/generated/client';
import { createPool } from '@/server/postgres/create-pool';
import { env } from './env';

/** The client, for who opens and closes connections. */
export type DbClient = PrismaClient;
/** An open transaction: what a verb's inner parts take. */
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$extends' | '$on' | '$transaction'>;
/** The database as verbs know it: the client or, within another verb's transaction, that one. See inTransaction. */
export type Db = Tx;

/** Whether it is the client, and no open transaction. */
export const isClient = (db: Db): db is DbClient => '$disconnect' in db;

// PostgreSQL plans a named statement once for each connection, and not for its values: not for lists, where what a filter
// leaves differs by thousands. The first few hundred texts get a name, so that no connection keeps more.
const names = new Map<string, string>();
const mostNames = 500;

function nameStatement({ sql }: { sql: string }): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = names.size < mostNames && !/ORDER BY|COUNT\(/i.test(sql) ? `s${names.size}` : '';
  if (name) names.set(sql, name);
  return name;
}

// Milliseconds for a connection, and for any answer on one: as long as a transaction may take. What is known to take longer
// (migrations, the nightly clean-up, listening) has its own connection.
const patience = { connectionTimeoutMillis: 10_000, silenceTimeoutMillis: 20_000 };

/** One client on one pool. `url` is a PostgreSQL URL; its `connection_limit` counts before ours. */
export function connectDb(url: string, defaults?: { options: string }): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg(createPool(url, { max: 20, ...patience, ...defaults }), {
      disposeExternalPool: true,
      statementNameGenerator: nameStatement,
    }),
    transactionOptions: { maxWait: 10_000, timeout: 20_000 },
  });
}

// Next evaluates modules again on hot reload; the pool must survive it. It connects at the first query, so importing
// this file during a build, without DATABASE_URL, is harmless.
const shared = globalThis as typeof globalThis & { caravanDb?: PrismaClient };

/** The application's database. */
export const db: PrismaClient =
  shared.caravanDb ?? connectDb(env.DATABASE_URL ?? 'postgresql://no-database-url.invalid');
shared.caravanDb = db;
