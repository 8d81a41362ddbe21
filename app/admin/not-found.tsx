import { EmptyState } from '@/components/page/empty-state';
import { LinkButton } from '@/components/ui/link-button';

export default function NotFound() {
  return (
    <EmptyState
      title="There is nothing at this address"
      action={
        <LinkButton href="/admin/purchases" variant="secondary" size="sm">
          All purchases
        </LinkButton>
      }
    >
      Look at the number again, or search for the student.
    </EmptyState>
  );
}
