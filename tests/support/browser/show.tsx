import { RouterProvider } from '@heroui/react';
import { cleanup, configure, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import {
  PathnameContext,
  SearchParamsContext,
} from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import type { ReactNode } from 'react';
import { afterEach, vi } from 'vitest';
import { ApiProvider } from '@/components/api/client';
import { type Answers, answerCalls, type Call } from './answer-calls';

// Not a promise about speed: what never comes must fail, and say what was there instead.
configure({ asyncUtilTimeout: 120_000 });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/**
 * Shows a client component as a page would: with the API, whose answers are given, and the router. `went` is where it led,
 * `calls` what it asked of the API.
 */
export function show(ui: ReactNode, { answers = {}, at = '/' }: { answers?: Answers; at?: string } = {}) {
  const calls: Call[] = [];
  const went: string[] = [];
  vi.stubGlobal('fetch', answerCalls(answers, calls));
  const go = (href: string) => {
    went.push(href);
  };
  const router = {
    push: go,
    replace: go,
    refresh: () => {},
    back: () => {},
    forward: () => {},
    prefetch: () => {},
    bfcacheId: '',
  };
  const url = new URL(at, 'http://caravan.test');
  const view = render(
    <AppRouterContext value={router}>
      <PathnameContext value={url.pathname}>
        <SearchParamsContext value={url.searchParams}>
          <ApiProvider>
            <RouterProvider navigate={go}>{ui}</RouterProvider>
          </ApiProvider>
        </SearchParamsContext>
      </PathnameContext>
    </AppRouterContext>,
  );
  return { user: userEvent.setup(), calls, went, close: view.unmount };
}
