import type { ClientConfig } from 'pg';

/**
 * The parts of a PostgreSQL URL. Never give pg both a connection string and a database: the string wins, so a shadow
 * database's connection would reach the main one.
 */
export function connectionConfig(url: string): ClientConfig & { database: string } {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const sslmode = searchParams.get('sslmode') ?? 'disable';
  return {
    host: searchParams.get('host') ?? decodeURIComponent(hostname),
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    ...(sslmode !== 'disable' && { ssl: sslmode === 'verify-full' || { rejectUnauthorized: false } }),
  };
}

/** Runs one statement on a connection of its own. */
export async function runStatement(config: ClientConfig, sql: string): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
