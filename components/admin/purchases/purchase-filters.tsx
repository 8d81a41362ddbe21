import { Link } from '@/components/ui/link';
import { buttonClass, LinkButton } from '@/components/ui/link-button';
import { periods } from '@/server/core/time/periods';
import { causes } from '@/server/operations/vocabulary/causes';
import { moneyFilters } from '@/server/process/vocabulary/purchase-money';
import { purchaseSorts } from '@/server/process/vocabulary/purchase-sorts';
import { FilterMenu } from './filter-menu';
import { isFiltered, type ListAddress, listHref, statusLabels } from './list-address';
import { PurchaseSearch } from './purchase-search';

/** The filters and the order of the list. All of them are in the URL, so a list can be sent to a colleague. */
export function PurchaseFilters({
  address,
  lateCount,
  courses,
}: {
  address: ListAddress;
  lateCount: number;
  courses: { id: string; title: string }[];
}) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <PurchaseSearch address={address} />
      <Link
        href={listHref(address, { late: address.late ? undefined : true })}
        aria-current={address.late ?? undefined}
        className={buttonClass(
          { variant: 'secondary', size: 'sm' },
          address.late ? 'bg-bad-soft text-bad' : '',
        )}
      >
        Late <span className={`font-semibold ${lateCount > 0 ? 'text-bad' : ''}`}>{lateCount}</span>
      </Link>
      <FilterMenu
        name="Status"
        chosen={address.status}
        clearHref={listHref(address, { status: undefined })}
        options={Object.entries(statusLabels).map(([id, label]) => ({
          id,
          label,
          href: hrefOf('status', id),
        }))}
      />
      <FilterMenu
        name="Course"
        chosen={address.course}
        clearHref={listHref(address, { course: undefined })}
        options={courses.map(({ id, title }) => ({ id, label: title, href: hrefOf('course', id) }))}
      />
      <FilterMenu
        name="Paid"
        chosen={address.paid}
        clearHref={listHref(address, { paid: undefined })}
        options={Object.entries(periods).map(([id, { words }]) => ({
          id,
          label: `Last ${words}`,
          href: hrefOf('paid', id),
        }))}
      />
      <FilterMenu
        name="Cause"
        chosen={address.cause}
        clearHref={listHref(address, { cause: undefined })}
        options={Object.entries(causes).map(([id, { title }]) => ({
          id,
          label: title,
          href: hrefOf('cause', id),
        }))}
      />
      <FilterMenu
        name="Money"
        chosen={address.money}
        clearHref={listHref(address, { money: undefined })}
        options={Object.entries(moneyFilters).map(([id, label]) => ({
          id,
          label,
          href: hrefOf('money', id),
        }))}
      />
      {isFiltered(address) && (
        <LinkButton href={listHref({ sort: address.sort })} variant="ghost" size="sm" className="text-muted">
          Clear
        </LinkButton>
      )}
      <span className="ml-auto">
        <FilterMenu
          name="Order"
          chosen={address.sort ?? 'late'}
          options={Object.entries(purchaseSorts).map(([id, label]) => ({
            id,
            label,
            href: hrefOf('sort', id),
          }))}
        />
      </span>
    </div>
  );

  function hrefOf(name: 'status' | 'course' | 'paid' | 'cause' | 'money' | 'sort', value: string): string {
    return listHref(address, { [name]: value });
  }
}
