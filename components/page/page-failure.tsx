'use client';

import { type ReactNode, useEffect } from 'react';
import { buttonClass } from '../ui/button-class';
import { ErrorState } from './error-state';
import { isStalePage, staleEvent } from './stale-page';

/**
 * What an error boundary shows. A page of an earlier deployment reloads itself once and then says so; every other error is
 * `children`, with a button that tries again and further ways out.
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
        title="This page has to be reloaded"
        action={
          <button type="button" className={buttonClass({ size })} onClick={() => location.reload()}>
            Reload page
          </button>
        }
      >
        Part of it could not be loaded: Caravan was updated, or your connection was lost. Nothing you did was
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
