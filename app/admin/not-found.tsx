import { EmptyState } from '@/components/page/empty-state';
import { LinkButton } from '@/components/ui/link-button';

export default function NotFound() {
  return (
    <EmptyState
      title="Page not found"
      action={
        <LinkButton href="/admin/purchases" variant="secondary" size="sm">
          All purchases
        </LinkButton>
      }
    >
      Check the number, or search for the student.
    </EmptyState>
  );
}
