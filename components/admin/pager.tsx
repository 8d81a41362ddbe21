import type { ReactNode } from 'react';
import { LinkButton } from '@/components/ui/link-button';
import { ListKeys } from './command/list-keys';

/** The footer of a list: which rows are shown, links to the next and previous page, and the shortcuts. */
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
          Previous page
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
