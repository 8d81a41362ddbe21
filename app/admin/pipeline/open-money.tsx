import { OpenMoneyTable } from '@/components/admin/pipeline/open-money-table';
import { EmptyState } from '@/components/page/empty-state';
import { api } from '@/server/api/server';

/** The money that waits for a person: owed back, or disputed. */
export async function OpenMoney({ zone }: { zone?: string }) {
  const money = await api().admin.pipeline.openMoney();
  return (
    <section aria-labelledby="open-money" className="grid gap-3">
      <h2 id="open-money" className="font-semibold">
        Money <span className="font-normal text-muted">owed back or disputed</span>
      </h2>
      {money.rows.length > 0 ? (
        <OpenMoneyTable {...money} zone={zone} />
      ) : (
        <EmptyState title="No money is owed back">Nothing is disputed, and no refund has failed.</EmptyState>
      )}
    </section>
  );
}
