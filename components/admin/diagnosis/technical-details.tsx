'use client';

import { type ReactNode, useRef } from 'react';
import { Kbd } from '@/components/ui/kbd';
import { useShortcuts } from '../command/use-shortcuts';

/** What engineers want to see behind a verdict, folded. `e` opens and closes it. */
export function TechnicalDetails({ summary, children }: { summary: string; children: ReactNode }) {
  const box = useRef<HTMLDetailsElement>(null);
  useShortcuts({
    e: () => {
      if (!box.current) return;
      box.current.open = !box.current.open;
      box.current.querySelector('summary')?.focus();
    },
  });
  return (
    <details ref={box} className="border-t border-line">
      <summary
        aria-keyshortcuts="e"
        className="flex cursor-pointer flex-wrap items-center gap-x-2 px-4 py-2.5 hover:bg-sunk"
      >
        <span className="font-semibold">Technical details</span>
        <span className="wrap-anywhere text-muted">{summary}</span>
        <span aria-hidden="true" className="ml-auto pointer-coarse:hidden">
          <Kbd>e</Kbd>
        </span>
      </summary>
      {children}
    </details>
  );
}
