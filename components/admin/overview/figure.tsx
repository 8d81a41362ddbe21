import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';

/** One large figure with its explanation below. A link where there is more to see. */
export function Figure({
  label,
  value,
  isBad = false,
  href,
  children,
}: {
  label: string;
  value: ReactNode;
  isBad?: boolean;
  href?: string;
  children?: ReactNode;
}) {
  return (
    <div className={`panel relative grid content-start gap-1 p-4 ${href ? 'hover:border-line-strong' : ''}`}>
      <dt className="text-muted">
        {href ? (
          <Link href={href} className="after:absolute after:inset-0 after:rounded-[inherit]">
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd className={`text-[1.375rem] leading-tight font-semibold tabular-nums ${isBad ? 'text-bad' : ''}`}>
        {value}
      </dd>
      {children && <dd className="text-muted">{children}</dd>}
    </div>
  );
}
