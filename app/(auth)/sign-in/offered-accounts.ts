import { env } from '@/server/env';

/** The demo accounts to fill in by a click. None outside the embedded mode, where nobody but the seed made them. */
export function offeredAccounts(): { label: string; email: string; password: string }[] {
  if (!env.CARAVAN_EMBEDDED) return [];
  return [];
}
