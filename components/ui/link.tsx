'use client';

import NextLink from 'next/link';
import { type ComponentProps, useState } from 'react';

type Props = Omit<
  ComponentProps<typeof NextLink>,
  'prefetch' | 'onPointerEnter' | 'onPointerLeave' | 'onFocus' | 'onBlur'
>;

/**
 * A link that prefetches its page on hover or keyboard focus. By default, Next prefetches every link in view, again on each
 * refresh of a live page, and each costs the server a page shell.
 */
export function Link(props: Props) {
  const [isMeant, setIsMeant] = useState(false);
  return (
    <NextLink
      {...props}
      prefetch={isMeant ? null : false}
      onPointerEnter={() => setIsMeant(true)}
      onPointerLeave={() => setIsMeant(false)}
      onFocus={() => setIsMeant(true)}
      onBlur={() => setIsMeant(false)}
    />
  );
}
