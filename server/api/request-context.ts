import { randomUUID } from 'node:crypto';
import { getUser } from '@/server/auth/get-user';
import type { SignedInUser } from '@/server/auth/roles';
import { type Db, db } from '@/server/db';

/** What every procedure starts from, before it knows who may call it. */
export type RequestContext = { db: Db; user: SignedInUser | null; now: Date; requestId: string };

/** The context of one request. `now` is read here, once, for everything that the request does. */
export async function createRequestContext(
  headers: Headers,
  requestId: string = randomUUID(),
): Promise<RequestContext> {
  return { db, user: await getUser(headers), now: new Date(), requestId };
}
