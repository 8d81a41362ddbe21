import { type DemoAccount, demoAccounts } from '@/prisma/seed/demo-accounts';
import { env } from '@/server/core/env';
import { roleWords } from '@/server/people/vocabulary/roles';

/** The demo accounts offered on the sign-in page. Only the embedded mode has them, since only its seed creates them. */
export function offeredAccounts(): { label: string; email: string; password: string }[] {
  if (!env.CARAVAN_EMBEDDED) return [];
  return demoAccounts.map(({ role, name, email, password }: DemoAccount) => ({
    label: `${name.split(' ')[0]}, ${roleWords[role].name}`,
    email,
    password,
  }));
}
