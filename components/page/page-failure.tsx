'use client';

import { type ReactNode, useEffect } from 'react';
import { buttonClass } from '../ui/button-class';
import { ErrorState } from './error-state';
import { isStalePage, staleEvent } from './stale-page';

/**
 * The content of an error boundary. A page of an earlier deployment reloads once and then asks the person to. Every other
 * error shows `children`, with a retry button and further links.
 */
export function PageFailure({
  error,
  retry,
  title,
  size,
  wayOut,
  children,
}: {
  error: unknown;
  retry: () => void;
  title: string;
  size?: 'sm';
  wayOut?: ReactNode;
  children: ReactNode;
}) {
  const isStale = isStalePage(error);
  useEffect(() => {
    if (isStale) dispatchEvent(new Event(staleEvent));
  }, [isStale]);
  if (isStale) {
    return (
      <ErrorState
        title="Please reload this page"
        action={
          <button type="button" className={buttonClass({ size })} onClick={() => location.reload()}>
            Reload page
          </button>
        }
      >
        Part of it couldn’t be loaded. Caravan was updated, or your connection dropped. Nothing you did was
        lost.
      </ErrorState>
    );
  }
  return (
    <ErrorState
      title={title}
      action={
        <>
          <button type="button" className={buttonClass({ size })} onClick={retry}>
            Try again
          </button>
          {wayOut}
        </>
      }
    >
      {children}
    </ErrorState>
  );
}
