'use client';

import { themeSource } from './theme-source';

/** Puts the stored theme on <html> before anything is painted. Where the browser renders it again, it is mere text. */
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
