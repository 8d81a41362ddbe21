'use client';

import { Kbd } from '@/components/ui/kbd';
import { useShortcuts } from './use-shortcuts';

/**
 * Keyboard navigation of a list: `j` and `k` move between rows, Enter opens the row, `/` focuses the search. Rows are the
 * links marked data-row.
 */
export function ListKeys() {
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    '/': (event) => {
      const search = document.querySelector<HTMLInputElement>('[data-list-search]');
      if (!search) return;
      event.preventDefault();
      search.focus();
      search.select();
    },
  });
  return (
    <p aria-hidden="true" className="hidden items-center gap-1 text-muted lg:flex">
      <Kbd>j</Kbd>
      <Kbd>k</Kbd> move · <Kbd>Enter</Kbd> open
    </p>
  );
}

function move(step: 1 | -1) {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row.matches(':focus'));
  const next =
    at === -1 ? (step === 1 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step));
  rows[next]?.focus();
}
