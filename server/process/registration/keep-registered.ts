import type { Db } from '@/server/core/db';
import { ensureRegistered } from './ensure-registered';

/** Milliseconds between two looks at what Inngest has, while it is what the app serves. */
const lookEveryMs = 5000;

const shared = globalThis as typeof globalThis & { caravanLookAt?: number };

/**
 * Looks whether Inngest has what the app serves, and registers it where not: at once when the process begins, then every
 * five seconds, and at each call while something is wrong.
 */
export async function keepRegistered(db: Db): Promise<void> {
  if (performance.now() < (shared.caravanLookAt ?? 0)) return;
  const { state } = await ensureRegistered(db);
  const isWell = state === 'unchanged' || state === 'superseded' || state === 'registered';
  shared.caravanLookAt = isWell ? performance.now() + lookEveryMs : 0;
}
