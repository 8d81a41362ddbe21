/** The skeleton of a detail page while it loads. */
export function LoadingPage({ what }: { what: string }) {
  return (
    <div
      role="status"
      aria-label={`Loading ${what}`}
      className="mx-auto grid w-full max-w-[82rem] min-w-0 gap-4"
    >
      <div className="h-11 max-w-96 animate-pulse rounded-lg bg-sunk" />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-4">
          <div className="panel h-96 animate-pulse bg-sunk" />
          <div className="panel h-56 animate-pulse bg-sunk" />
        </div>
        <div className="grid gap-4">
          <div className="panel h-32 animate-pulse bg-sunk" />
          <div className="panel h-40 animate-pulse bg-sunk" />
        </div>
      </div>
    </div>
  );
}
