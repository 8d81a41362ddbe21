import type { Metadata } from 'next';
import { auditHref } from '@/components/admin/audit/audit-address';
import { AddDiscount } from '@/components/admin/discounts/add-discount';
import { DiscountsTable } from '@/components/admin/discounts/discounts-table';
import { EmptyState } from '@/components/page/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { api } from '@/server/api/server';
import { isAllowed } from '@/server/people/roles/roles';
import { requireSignIn } from '../require-sign-in';

export const metadata: Metadata = { title: 'Discount codes' };

export default async function DiscountsPage() {
  await requireSignIn('/admin/discounts');
  const { account, admin } = api();
  const [me, discounts, courses] = await Promise.all([
    account.me(),
    admin.discounts.list(),
    admin.purchases.courses(),
  ]);
  const isAdmin = isAllowed('admin', me?.role ?? null);
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h1 className="mr-auto text-xl font-semibold tracking-[-0.01em]">Discount codes</h1>
        <LinkButton href={auditHref({ about: 'discount' })} variant="ghost" size="sm">
          History
        </LinkButton>
        {isAdmin && <AddDiscount courses={courses} />}
      </div>
      {discounts.length > 0 ? (
        <DiscountsTable discounts={discounts} zone={me?.zone ?? undefined} isAdmin={isAdmin} />
      ) : (
        <EmptyState title="No discount codes">
          Students enter a code at checkout. Add one to take a percentage or an amount off the price.
        </EmptyState>
      )}
    </div>
  );
}
