import type { ReactNode } from 'react';
import { Mark } from '../ui/logo';

/** An empty state: why there is nothing here, and what to do next. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="panel grid justify-items-center gap-2 px-6 py-14 text-center">
      <span className="mb-3 opacity-60 grayscale">
        <Mark width={40} />
      </span>
      <h2 className="text-base font-semibold">{title}</h2>
      {children && <div className="max-w-[46ch] text-muted">{children}</div>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
