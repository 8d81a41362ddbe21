import type pg from 'pg';
import { z } from 'zod';
import { demoAccounts } from '@/prisma/seed/demo-accounts';
import { hasPublishedPassword } from '@/server/people/accounts/has-published-password';

const tables = z.tuple([z.object({ found: z.boolean() })]);
const accounts = z.array(z.object({ email: z.string(), hash: z.string() }));

/**
 * The addresses of the demo school's accounts that still have the passwords that are published with Caravan. A database
 * without tables has none. Costs a hash for each of them that is there: for the start, not for requests.
 */
export async function findDemoAccounts(client: Pick<pg.Client, 'query'>): Promise<string[]> {
  const asked = await client.query(`SELECT to_regclass('"AuthAccount"') IS NOT NULL AS found`);
  if (!tables.parse(asked.rows)[0].found) return [];
  const stored = await client.query(
    `SELECT u.email, a.password AS hash FROM "AuthAccount" a JOIN "User" u ON u.id = a."userId"
     WHERE u.email = ANY ($1) AND a.password IS NOT NULL ORDER BY u.email`,
    [demoAccounts.map(({ email }) => email)],
  );
  const candidates = accounts.parse(stored.rows);
  const isPublished = await Promise.all(candidates.map(hasPublishedPassword));
  return candidates.filter((_, index) => isPublished[index]).map(({ email }) => email);
}
