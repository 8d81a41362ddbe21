import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from '@/server/core/env';
import { within } from '@/server/core/within';
import { isAllowed } from '../roles/roles';
import { getUser } from './get-user';

/** Milliseconds. */
const patienceMs = 1000;

/**
 * Whether the sender of these headers may learn what is wrong inside: staff by their session, and holders of HEALTH_TOKEN as
 * a bearer (monitoring, `npm start`).
 */
export async function maySeeDetails(headers: Headers): Promise<boolean> {
  const given = headers.get('authorization');
  if (given !== null) return env.HEALTH_TOKEN !== undefined && isSame(given, `Bearer ${env.HEALTH_TOKEN}`);
  if (!headers.has('cookie')) return false;
  // With the database away nobody can be recognized.
  const user = await within(patienceMs, getUser(headers), null).catch(() => null);
  return user !== null && isAllowed('staff', user.role);
}

function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
