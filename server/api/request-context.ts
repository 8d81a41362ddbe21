import { randomUUID } from 'node:crypto';
import type { SignedInUser } from '@/server/auth/roles';
import { type Db, db } from '@/server/db';

/** What every procedure starts from, before it knows who may call it. */
export type RequestContext = { db: Db; user: SignedInUser | null; now: Date; requestId: string };

/** The context of one request by `user`. `now` is read here, once, for everything that the request does. */
export function createRequestContext(
  user: SignedInUser | null,
  requestId: string = randomUUID(),
): RequestContext {
  return { db, user, now: new Date(), requestId };
}
