import { randomUUID } from 'node:crypto';
import { type Db, db } from '@/server/core/db';
import type { SignedInUser } from '@/server/people/roles/roles';

/** What every procedure starts from, before it knows who may call it. */
export type RequestContext = {
  db: Db;
  user: SignedInUser | null;
  now: Date;
  requestId: string;
  /** Who the sender is by now, for a stream that outlives the moment of its request. */
  lookAgain: () => Promise<SignedInUser | null>;
};

/** The context of one request by `user`. `now` is read here, once, for everything that the request does. */
export function createRequestContext(
  user: SignedInUser | null,
  requestId: string = randomUUID(),
  lookAgain: RequestContext['lookAgain'] = async () => user,
): RequestContext {
  return { db, user, now: new Date(), requestId, lookAgain };
}
