import type { Evidence } from './evidence';

type Attempts = Pick<Evidence['inbox'][number], 'attempts' | 'lastError'>;

/** How far a webhook came that is in the inbox and not applied: "not applied after 3 attempts: deadlock detected". */
export function unappliedWords({ attempts, lastError }: Attempts): string {
  if (!lastError) return 'not applied';
  return `not applied after ${attempts === 1 ? '1 attempt' : `${attempts} attempts`}: ${lastError}`;
}
