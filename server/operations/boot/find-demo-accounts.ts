import type pg from 'pg';
import { demoAccounts } from '@/prisma/seed/demo-accounts';
import { hasPublishedPassword } from '@/server/people/accounts/has-published-password';

/**
 * The addresses of the demo school's accounts that still have the passwords that are published with Caravan. A database
 * without tables has none. Costs a hash for each of them that is there: for the start, not for requests.
 */
export async function findDemoAccounts(client: Pick<pg.Client, 'query'>): Promise<string[]> {
  const { rows: tables } = await client.query(`SELECT to_regclass('"AuthAccount"') AS found`);
  if (!tables[0]?.found) return [];
  const { rows } = await client.query<{ email: string; hash: string }>(
    `SELECT u.email, a.password AS hash FROM "AuthAccount" a JOIN "User" u ON u.id = a."userId"
     WHERE u.email = ANY ($1) AND a.password IS NOT NULL ORDER BY u.email`,
    [demoAccounts.map(({ email }) => email)],
  );
  const isPublished = await Promise.all(rows.map(hasPublishedPassword));
  return rows.filter((_, index) => isPublished[index]).map(({ email }) => email);
}
