import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { isStorable } from '@/server/core/text/is-storable';

/** For every endpoint of Better Auth, which checks types and no texts: input that no database can store is a 400. */
export const refuseUnstorableText: BetterAuthPlugin = {
  id: 'refuse-unstorable-text',
  hooks: {
    before: [
      {
        matcher: () => true,
        handler: createAuthMiddleware(async ({ body, query }) => {
          if (isStorable(body) && isStorable(query)) return;
          throw new APIError('BAD_REQUEST', {
            code: 'INVALID_TEXT',
            message: 'Some characters cannot be used here. Please type it again.',
          });
        }),
      },
    ],
  },
};
