import type { BrowserContext } from '@playwright/test';
import { createTRPCClient, httpLink } from '@trpc/client';
import superjson from 'superjson';
import type { AppRouter } from '@/server/api/root';

/** The API as the person signed in to this context: for what a test needs and a person would click a hundred times. */
export async function apiOf(context: BrowserContext, baseURL: string) {
  const cookies = await context.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${baseURL}/api/trpc`,
        transformer: superjson,
        headers: { cookie, origin: baseURL },
      }),
    ],
  });
}

export type Api = Awaited<ReturnType<typeof apiOf>>;
