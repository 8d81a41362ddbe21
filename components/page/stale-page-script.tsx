'use client';

import { stalePageSource } from './stale-page-source';

/** Watches for page scripts that fail to load. Must run before the first of them is requested. */
export function StalePageScript() {
  return (
    <script
      type={typeof window === 'undefined' ? 'text/javascript' : 'text/plain'}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, and it must not wait for a request
      dangerouslySetInnerHTML={{ __html: stalePageSource }}
    />
  );
}

/** Shown when a reload did not help. CSS shows it, because there may be no scripts. */
export function StalePageNote() {
  return (
    <p role="alert" className="stale-note border-b border-line bg-warn-soft px-5 py-3 text-center text-ink">
      Part of this page couldn’t be loaded. Check your connection, then{' '}
      <button type="button" data-reload="" className="cursor-pointer font-semibold underline">
        reload the page
      </button>
      .
    </p>
  );
}
