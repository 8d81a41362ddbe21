import type { ComponentProps } from 'react';

/** A styled native select: no JavaScript, native on phones. The label is up to the caller. */
export function NativeSelect({ className = '', ...select }: ComponentProps<'select'>) {
  return (
    <span className={`relative inline-block ${className}`}>
      <select {...select} className="input w-full cursor-pointer appearance-none pr-9" />
      <svg
        viewBox="0 0 12 12"
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3 size-3 -translate-y-1/2 text-faint"
      >
        <path d="m2 4 4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      </svg>
    </span>
  );
}
