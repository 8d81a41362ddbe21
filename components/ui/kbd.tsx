import type { ReactNode } from 'react';

/** A keyboard key. */
export function Kbd({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={`inline-flex h-[1.125rem] min-w-[1.125rem] items-center justify-center rounded border border-b-2 border-line-strong bg-surface px-1 font-sans text-xs whitespace-nowrap text-muted ${className}`}
    >
      {children}
    </kbd>
  );
}
