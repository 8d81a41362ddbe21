'use client';

import { useState } from 'react';

/**
 * Gives React Aria the nonce for the styles it adds. It stays the document's nonce: a refreshed page gets a new one from the
 * server, which the browser would not accept.
 */
export function StyleNonce({ nonce }: { nonce: string | undefined }) {
  const [first] = useState(nonce);
  return <meta name="csp-nonce" nonce={first} suppressHydrationWarning />;
}
