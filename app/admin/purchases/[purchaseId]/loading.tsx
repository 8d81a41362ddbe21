/** The skeleton of a purchase while it loads. */
export default function Loading() {
  return (
    <div role="status" aria-label="Loading the purchase" className="mx-auto grid min-w-0 max-w-[82rem] gap-4">
      <div className="h-11 max-w-96 animate-pulse rounded-lg bg-sunk" />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-4">
          <div className="panel h-44 animate-pulse bg-sunk" />
          <div className="panel h-96 animate-pulse bg-sunk" />
        </div>
        <div className="grid gap-4">
          <div className="panel h-40 animate-pulse bg-sunk" />
          <div className="panel h-40 animate-pulse bg-sunk" />
        </div>
      </div>
    </div>
  );
}
