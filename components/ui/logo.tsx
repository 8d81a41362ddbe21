/** The logo: three linked points, the last one still open. Decorative beside the name. */
export function Mark({ width = 28 }: { width?: number }) {
  return (
    <svg
      width={width}
      height={width * 0.3}
      viewBox="0 0 30 9"
      aria-hidden="true"
      className="shrink-0 text-accent"
    >
      <path d="M4 4.5h22" stroke="currentColor" strokeWidth="1.8" opacity="0.55" />
      <circle cx="4" cy="4.5" r="4" fill="currentColor" />
      <circle cx="15" cy="4.5" r="4" fill="currentColor" />
      <circle cx="26" cy="4.5" r="4" className="fill-page" />
      <circle cx="26" cy="4.5" r="4" fill="currentColor" opacity="0.5" />
    </svg>
  );
}

/** The logo and the name. Put it in a link home. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2.5 text-[1.0625rem] font-semibold tracking-[-0.01em] text-ink">
      <Mark />
      Caravan
    </span>
  );
}
