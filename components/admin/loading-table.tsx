/** The skeleton of a list while it loads. */
export function LoadingTable({ rows = 12 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading" className="grid min-w-0 grid-cols-1 gap-3 overflow-hidden">
      <div className="h-8 w-72 animate-pulse rounded-lg bg-sunk" />
      <div className="panel">
        {[...Array(rows).keys()].map((row) => (
          <div
            key={row}
            className="flex h-[2.375rem] items-center gap-6 border-t border-line px-4 first:border-0"
          >
            <span className="h-3 w-16 animate-pulse rounded bg-sunk" />
            <span className="h-3 w-36 animate-pulse rounded bg-sunk" />
            <span className="h-3 flex-1 animate-pulse rounded bg-sunk" />
            <span className="h-3 w-20 animate-pulse rounded bg-sunk" />
          </div>
        ))}
      </div>
    </div>
  );
}
