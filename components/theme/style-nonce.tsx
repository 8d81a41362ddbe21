'use client';

import { useState } from 'react';

/**
 * Tells React Aria the nonce for the styles that it adds. It stays that of the document: a page that refreshes itself gets a
 * new one from the server, which the browser would not accept.
 */
export function StyleNonce({ nonce }: { nonce: string | undefined }) {
  const [first] = useState(nonce);
  return <meta name="csp-nonce" nonce={first} suppressHydrationWarning />;
}
