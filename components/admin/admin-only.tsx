import { EmptyState } from '@/components/page/empty-state';
import { LinkButton } from '@/components/ui/link-button';

/** For staff on a page that only administrators may use: what it is, and the way back to what they may read. */
export function AdminOnly({ what, backHref, back }: { what: string; backHref: string; back: string }) {
  return (
    <EmptyState
      title={`Only administrators can ${what}`}
      action={
        <LinkButton href={backHref} variant="secondary" size="sm">
          {back}
        </LinkButton>
      }
    >
      You can read everything here. If it is your work to change it, ask an administrator for the role.
    </EmptyState>
  );
}
