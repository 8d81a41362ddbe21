import type { ReactNode } from 'react';
import { LinkButton } from '@/components/ui/link-button';
import { ListKeys } from './command/list-keys';

/** Below a list: what of it is shown, the pages beside this one, and the keys. */
export function Pager({
  children,
  previous,
  next,
}: {
  children: ReactNode;
  previous?: string | null;
  next?: string | null;
}) {
  return (
    <div className="flex min-h-8 items-center gap-2">
      {previous && (
        <LinkButton href={previous} rel="prev" variant="secondary" size="sm">
          Page before
        </LinkButton>
      )}
      {next && (
        <LinkButton href={next} rel="next" variant="secondary" size="sm">
          Next page
        </LinkButton>
      )}
      <p className="text-muted">{children}</p>
      <span className="ml-auto">
        <ListKeys />
      </span>
    </div>
  );
}
