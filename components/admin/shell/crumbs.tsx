'use client';

import { usePathname } from 'next/navigation';
import { Link } from '@/components/ui/link';
import { placeOf } from '../command/navigation';
import { usePageName } from './page-name';

/** The breadcrumbs. */
export function Crumbs() {
  const pathname = usePathname();
  const name = usePageName();
  const place = placeOf(pathname);
  if (!place) return null;
  const rest = pathname.slice(place.href.length + 1);
  const leaf = name ?? leafOf(rest);
  return (
    <nav aria-label="Breadcrumbs" className="flex min-w-0 items-center">
      {rest ? (
        <>
          <Link href={place.href} className="min-w-0 truncate rounded text-muted hover:text-ink">
            {place.label}
          </Link>
          <span aria-hidden="true" className="px-1.5 text-faint">
            /
          </span>
          <span aria-current="page" className="min-w-12 truncate font-semibold">
            {leaf}
          </span>
        </>
      ) : (
        <span aria-current="page" className="truncate font-semibold">
          {place.label}
        </span>
      )}
    </nav>
  );
}

/** A purchase has its number in the URL and a course its slug. Other pages set their name with PageName. */
function leafOf(rest: string): string {
  const [first = '', second] = rest.split('/');
  if (second === 'edit') return 'Edit';
  if (first === 'new') return 'New';
  if (/^p-\d+$/i.test(first)) return first.toUpperCase();
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(first) && !/^[0-9a-f]{8}-[0-9a-f]{4}-/.test(first)
    ? first
    : 'Details';
}
