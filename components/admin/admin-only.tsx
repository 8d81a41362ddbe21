import { EmptyState } from '@/components/page/empty-state';
import { LinkButton } from '@/components/ui/link-button';

/** Shown to staff on a page that needs an administrator, with a link back to the page they can read. */
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
      Your role can read this but not change it. Ask an administrator for access.
    </EmptyState>
  );
}
