import { headers } from 'next/headers';
import { cache } from 'react';
import type { SignedInUser } from '../roles/roles';
import { getUser } from './get-user';

/** For server components: who sent this request, or null; looked up once per request. */
export const currentUser = cache(async (): Promise<SignedInUser | null> => getUser(await headers()));
