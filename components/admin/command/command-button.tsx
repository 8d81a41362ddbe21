'use client';

import { SearchIcon } from '@/components/ui/icons';
import { Kbd } from '@/components/ui/kbd';
import { useOpenPalette } from './command-center';

/** Opens the palette for people who do not know the shortcut yet. */
export function CommandButton() {
  const open = useOpenPalette();
  return (
    <button
      type="button"
      onClick={open}
      aria-label="Search or jump to"
      aria-keyshortcuts="Control+K Meta+K"
      className="flex min-h-8 cursor-pointer items-center gap-3 rounded-lg px-2 text-muted hover:text-ink sm:border sm:border-line-strong sm:bg-surface sm:pr-1.5 sm:pl-3"
    >
      <span className="sm:hidden">
        <SearchIcon />
      </span>
      <span className="hidden sm:inline">Search or jump to…</span>
      <span className="hidden sm:inline-flex pointer-coarse:hidden">
        <Kbd>Ctrl K</Kbd>
      </span>
    </button>
  );
}
