'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { Logo } from '@/components/ui/logo';
import { type Place, placeOf, places } from '../command/navigation';

/** Counts and marks in the navigation, by URL. */
export type NavNotes = Record<string, ReactNode>;

/** The console's navigation, for the sidebar and for the drawer on phones. */
export function SideNav({ notes, onNavigate }: { notes: NavNotes; onNavigate?: () => void }) {
  const here = placeOf(usePathname());
  const item = (place: Place) => (
    <li key={place.href}>
      <Link
        href={place.href}
        onClick={onNavigate}
        aria-current={place === here ? 'page' : undefined}
        className="flex min-h-8 items-center justify-between gap-2 rounded-lg px-2 font-medium text-muted hover:bg-sunk hover:text-ink aria-[current=page]:bg-sunk aria-[current=page]:text-ink"
      >
        {place.label}
        {notes[place.href]}
      </Link>
    </li>
  );
  return (
    <nav aria-label="Console" className="grid content-start gap-0.5 px-2.5">
      <Link href="/admin" onClick={onNavigate} aria-label="Caravan, overview" className="mb-3 px-2 py-1">
        <Logo />
      </Link>
      <ul className="grid gap-0.5">{places.filter(({ group }) => group === 'work').map(item)}</ul>
      <h2 className="px-2 pt-4 pb-1.5 text-xs font-semibold text-faint">School</h2>
      <ul className="grid gap-0.5">{places.filter(({ group }) => group === 'school').map(item)}</ul>
      <h2 className="px-2 pt-4 pb-1.5 text-xs font-semibold text-faint">System</h2>
      <ul className="grid gap-0.5">{places.filter(({ group }) => group === 'system').map(item)}</ul>
    </nav>
  );
}
