import type { Money } from './money-of';

/** What of the money can still be returned, in minor units: what neither went back, nor is on its way, nor is disputed. */
export function leftOf({ taken, returned, returning, disputed }: Money): number {
  return taken - returned - returning - disputed;
}
