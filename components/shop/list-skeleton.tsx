/** The skeleton of a list, so that the layout does not shift. */
export function ListSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-4">
      <span className="sr-only" role="status">
        Loading
      </span>
      <div className="h-9 w-64 max-w-full animate-pulse rounded-md bg-sunk" />
      <div className="mt-6 h-24 animate-pulse rounded-xl bg-sunk" />
      <div className="h-24 animate-pulse rounded-xl bg-sunk" />
      <div className="h-24 animate-pulse rounded-xl bg-sunk" />
    </div>
  );
}
