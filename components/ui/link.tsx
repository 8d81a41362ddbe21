'use client';

import NextLink from 'next/link';
import { type ComponentProps, useState } from 'react';

type Props = Omit<
  ComponentProps<typeof NextLink>,
  'prefetch' | 'onPointerEnter' | 'onPointerLeave' | 'onFocus' | 'onBlur'
>;

/**
 * A link whose page is read ahead once somebody points at it or reaches it by the keyboard. Next by itself reads every
 * link in view, again at each refresh of a live page, and each costs the server the frame of a page.
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
