'use client';

import { themeSource } from './theme-source';

/** Sets the stored theme on <html> before the first paint. When React renders it again in the browser, it does not run. */
export function ThemeScript() {
  return (
    <script
      type={typeof window === 'undefined' ? 'text/javascript' : 'text/plain'}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, and it must not wait for a request
      dangerouslySetInnerHTML={{ __html: themeSource }}
    />
  );
}
