import { cache } from 'react';
import { currentUser } from '@/server/people/accounts/current-user';
import { logDefect } from './log-defect';
import { createRequestContext } from './request-context';
import { createCaller } from './root';

// The proxy has counted the page against its limit already.
const requestContext = cache(async () => createRequestContext(await currentUser()));

/**
 * The API for server components, as the person who sent this request: `const purchase = await api().purchases.get(…)`.
 * One context, and so one session look-up and one `now`, per request.
 */
export const api = cache(() => createCaller(requestContext, { onError: logDefect }));
