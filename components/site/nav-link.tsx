'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';

/** A link in the main navigation. Marked as current on its page and on pages below `also`. */
export function NavLink({ href, also, children }: { href: string; also?: string; children: ReactNode }) {
  const path = usePathname();
  const isHere = path === href || path.startsWith(`${also ?? href}/`);
  return (
    <Link
      href={href}
      aria-current={isHere ? (path === href ? 'page' : 'true') : undefined}
      className="-mb-px flex h-11 items-center border-b-2 border-transparent font-medium whitespace-nowrap text-muted hover:text-ink aria-[current]:border-accent aria-[current]:text-ink sm:h-16"
    >
      {children}
    </Link>
  );
}
