import type { ComponentProps, ReactNode } from 'react';

/** A dense table in a hairline box that scrolls sideways when it is too wide. */
export function Table({ label, head, children }: { label: string; head: ReactNode; children: ReactNode }) {
  return (
    <div className="panel scroll-x">
      <table className="w-full border-collapse text-left" aria-label={label}>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

export function Th({ className = '', ...th }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      {...th}
      className={`h-8 px-2 text-xs sm:px-3 font-semibold whitespace-nowrap text-muted first:pl-3 last:pr-3 sm:first:pl-4 sm:last:pr-4 ${className}`}
    />
  );
}

/** A table row. A click anywhere follows the link marked data-row inside it. */
export function Tr({ className = '', ...tr }: ComponentProps<'tr'>) {
  return (
    <tr
      {...tr}
      className={`relative border-t border-line hover:bg-sunk has-[[data-row]:focus-visible]:bg-accent-soft ${className}`}
    />
  );
}

export function Td({ className = '', ...td }: ComponentProps<'td'>) {
  return (
    <td
      {...td}
      className={`h-[2.375rem] px-2 first:pl-3 last:pr-3 sm:px-3 sm:first:pl-4 sm:last:pr-4 ${className}`}
    />
  );
}
