'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { type ReactNode, useState } from 'react';
import superjson from 'superjson';
import type { AppRouter } from '@/server/api/root';
import { StepUpDialog } from './step-up-dialog';
import { stepUpLink } from './step-up-link';

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

/** The query options of every procedure, for `useQuery`. */
export const useApi = useTRPC;
/** The plain client, for calls outside a query, such as in event handlers. */
export const useApiClient = useTRPCClient;

const url = '/api/trpc';

function createApiClient(confirm: () => Promise<boolean>) {
  return createTRPCClient<AppRouter>({
    links: [
      stepUpLink(confirm),
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url, transformer: superjson }),
        false: httpBatchLink({ url, transformer: superjson, maxItems: 20 }),
      }),
    ],
  });
}

// A dialog shows what is true when it opens: nothing is kept from the last time, and a refusal is not asked twice.
function createQueryClient() {
  return new QueryClient({
    defaultOptions: { queries: { gcTime: 0, retry: false, refetchOnWindowFocus: false } },
  });
}

type Answer = (isConfirmed: boolean) => void;

/**
 * Provides the API client to client components. On the server, each render gets its own client. Calls that need a confirmation
 * of who one is wait for its dialog, and are sent again.
 */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [waiting, setWaiting] = useState<Answer[]>([]);
  const [trpcClient] = useState(() =>
    createApiClient(() => new Promise((resolve) => setWaiting((others) => [...others, resolve]))),
  );

  function answer(isConfirmed: boolean) {
    for (const resolve of waiting) resolve(isConfirmed);
    setWaiting([]);
  }

  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
        {waiting.length > 0 && (
          <StepUpDialog readSecurity={() => trpcClient.account.security.query()} onAnswer={answer} />
        )}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
