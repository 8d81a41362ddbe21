/** How many of five stars, in symbols and in words for those who don't see them. */
export function Stars({ stars, className = '' }: { stars: number; className?: string }) {
  const full = Math.round(stars);
  return (
    <span role="img" aria-label={`${stars} of 5 stars`} className={`whitespace-nowrap ${className}`}>
      <span aria-hidden="true" className="text-accent">
        {'★'.repeat(full)}
      </span>
      <span aria-hidden="true" className="text-faint">
        {'★'.repeat(5 - full)}
      </span>
    </span>
  );
}
