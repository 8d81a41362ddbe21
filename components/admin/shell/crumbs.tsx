'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { placeOf } from './navigation';

/** Where one is, and the way up. */
export function Crumbs() {
  const pathname = usePathname();
  const place = placeOf(pathname);
  if (!place) return null;
  const rest = pathname.slice(place.href.length + 1);
  // A purchase has its number in the address; other things only an id, which tells nobody anything.
  const leaf = /^p-\d+$/i.test(rest) ? rest.toUpperCase() : 'Details';
  return (
    <nav aria-label="Breadcrumbs" className="min-w-0 truncate">
      {rest ? (
        <>
          <Link href={place.href} className="rounded text-muted hover:text-ink">
            {place.label}
          </Link>
          <span aria-hidden="true" className="px-1.5 text-faint">
            /
          </span>
          <span aria-current="page" className="font-semibold">
            {leaf}
          </span>
        </>
      ) : (
        <span aria-current="page" className="font-semibold">
          {place.label}
        </span>
      )}
    </nav>
  );
}
