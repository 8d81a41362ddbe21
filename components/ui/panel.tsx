import { type ReactNode, useId } from 'react';

/** A hairline box with a heading: a labeled region of the page. */
export function Panel({
  title,
  actions,
  children,
  className = '',
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={`panel ${className}`}>
      <div className="flex items-center justify-between gap-3 px-4 pt-3.5 pb-2">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
