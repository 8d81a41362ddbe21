import { headers } from 'next/headers';
import { cache } from 'react';
import { currentUser } from '@/server/auth/current-user';
import { requesterOf } from '@/server/limits/requester';
import { spend } from '@/server/limits/spend';
import { logDefect } from './log-defect';
import { createRequestContext } from './request-context';
import { createCaller } from './root';

const requestContext = cache(async () => {
  const user = await currentUser();
  await spend('page', requesterOf(await headers(), user?.id ?? null));
  return createRequestContext(user);
});

/**
 * The API for server components, as the person who sent this request: `const purchase = await api().purchases.get(…)`.
 * One context, and so one session look-up and one `now`, per request.
 */
export const api = cache(() => createCaller(requestContext, { onError: logDefect }));
