import { verifyPassword } from 'better-auth/crypto';
import { demoAccounts } from '@/prisma/seed/demo-accounts';

/** Whether this is a demo account whose stored hash is of the password that Caravan publishes for it. Costs one hash. */
export async function hasPublishedPassword(account: { email: string; hash: string }): Promise<boolean> {
  const published = demoAccounts.find(({ email }) => email === account.email);
  return published !== undefined && verifyPassword({ hash: account.hash, password: published.password });
}
