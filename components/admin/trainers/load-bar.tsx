/** A trainer's load as figures and as a bar. A load above the cap is marked. */
export function LoadBar({ value, most, width = 'w-16' }: { value: number; most: number; width?: string }) {
  const share = most === 0 ? (value > 0 ? 1 : 0) : Math.min(1, value / most);
  const tone = value > most ? 'bg-bad' : value === most && most > 0 ? 'bg-warn' : 'bg-ok';
  return (
    <span className="inline-flex items-center gap-2.5">
      <span
        aria-hidden="true"
        className={`h-1.5 overflow-hidden rounded-full bg-sunk ring-1 ring-line ${width}`}
      >
        <span
          className={`block h-full rounded-full ${tone}`}
          style={{ width: `${Math.round(share * 100)}%` }}
        />
      </span>
      <span className="whitespace-nowrap">
        {value} <span className="text-muted">of {most}</span>
      </span>
    </span>
  );
}
