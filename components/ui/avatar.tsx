/** The initials of a name on a soft accent background. Decorative: the name is beside it or in its label. */
export function Avatar({ name, size = 32 }: { name: string; size?: number }) {
  const words = name.trim().split(/\s+/);
  const initials = [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.at(0)?.toLocaleUpperCase('en') ?? '')
    .join('');
  return (
    <span
      aria-hidden="true"
      style={{ width: size, height: size, fontSize: Math.round(size * 0.38) }}
      className="inline-grid shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent"
    >
      {initials}
    </span>
  );
}
