'use client';

import { RouterProvider } from '@heroui/react';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { ApiProvider } from '@/components/api/client';
import { CommandCenter } from '../command/command-center';
import { LiveProvider } from '../live/live-context';
import { PageNameProvider } from './page-name';

/** What the console's client components share: the API client, navigation for menus, live updates, shortcuts. */
export function ConsoleProviders({ children }: { children: ReactNode }) {
  const router = useRouter();
  return (
    <ApiProvider>
      <RouterProvider navigate={(href) => router.push(href)}>
        <LiveProvider>
          <PageNameProvider>
            <CommandCenter>{children}</CommandCenter>
          </PageNameProvider>
        </LiveProvider>
      </RouterProvider>
    </ApiProvider>
  );
}
