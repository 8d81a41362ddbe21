import type { ReactNode } from 'react';
import { WarnIcon } from '../ui/icons';

/** An error state: what failed, whether anything was lost, and what to do. An assertive live region. */
export function ErrorState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div role="alert" className="panel grid justify-items-center gap-2 px-6 py-14 text-center">
      <span className="mb-2 grid size-11 place-items-center rounded-full bg-bad-soft text-bad">
        <WarnIcon size={20} />
      </span>
      <h2 className="text-base font-semibold">{title}</h2>
      {children && <div className="max-w-[52ch] text-muted">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
