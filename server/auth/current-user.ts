import { headers } from 'next/headers';
import { cache } from 'react';
import { getUser } from './get-user';
import type { SignedInUser } from './roles';

/** For server components: who sent this request, or null; looked up once per request. */
export const currentUser = cache(async (): Promise<SignedInUser | null> => getUser(await headers()));
