import type { ReactNode } from 'react';

/** One numbered section of the checkout, with a line to the next. */
export function CheckoutSection({
  number,
  title,
  hint,
  children,
}: {
  number: number;
  title: string;
  hint?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={`part-${number}`} className="group relative pb-11 sm:pl-12">
      <span
        aria-hidden="true"
        className="absolute top-9 bottom-1 left-[0.9rem] hidden w-px bg-line-strong sm:block sm:group-last-of-type:hidden"
      />
      <span
        aria-hidden="true"
        className="absolute top-0 left-0 hidden size-[1.875rem] place-items-center rounded-full border border-line-strong bg-surface text-sm font-medium text-muted sm:grid"
      >
        {number}
      </span>
      <h2 id={`part-${number}`} className="text-lg leading-[1.875rem] font-semibold tracking-[-0.01em]">
        {title}
      </h2>
      {hint && <p className="max-w-[60ch] text-muted">{hint}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}
