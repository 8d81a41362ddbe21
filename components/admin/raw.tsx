/** Stored or received data, unchanged, behind a disclosure. */
export function Raw({ label, value }: { label: string; value: unknown }) {
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded text-xs text-muted hover:text-ink">{label}</summary>
      <pre className="mt-1.5 max-h-72 overflow-auto rounded-lg bg-sunk p-3 font-mono text-xs">
        {typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
      </pre>
    </details>
  );
}
