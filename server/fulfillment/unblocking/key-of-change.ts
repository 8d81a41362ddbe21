import { createHash } from 'node:crypto';
import type { UnblockingChange } from './unblocking-change';

/**
 * Names a change by what it does to whom: equal for the same change, another for any other, whatever people are called and
 * however it is put into words. What it costs and when the series would begin is no part of it.
 */
export function keyOfChange(change: UnblockingChange): string {
  const { cost: _cost, firstStartsAt: _first, trainerName: _name, ...essence } = change;
  return createHash('sha256').update(JSON.stringify(essence, inOrder)).digest('base64url');
}

/** An object's fields in one order, however it was put together. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
