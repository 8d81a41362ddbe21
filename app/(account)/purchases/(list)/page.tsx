import type { Metadata } from 'next';
import { EmptyState } from '@/components/page/empty-state';
import { PageHeader } from '@/components/page/page-header';
import { PurchaseEntry } from '@/components/purchase/purchase-entry';
import { LinkButton } from '@/components/ui/link-button';
import { api } from '@/server/api/server';
import { contract } from '@/server/process/stages/contract';
import { requireSignIn } from '../../require-sign-in';

export const metadata: Metadata = { title: 'My courses' };

export default async function MyCoursesPage() {
  await requireSignIn('/purchases');
  const purchases = await api().purchases.list();
  const now = new Date();
  return (
    <>
      <PageHeader title="My courses" />
      <div className="mt-6">
        {purchases.length === 0 ? (
          <EmptyState title="No courses yet" action={<LinkButton href="/">Browse courses</LinkButton>}>
            When you buy a course, you’ll find it here with your trainer and sessions.
          </EmptyState>
        ) : (
          <ul>
            {purchases.map((purchase) => (
              <li key={purchase.id}>
                <PurchaseEntry purchase={purchase} stages={contract.moving} now={now} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
