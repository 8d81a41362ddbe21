import Form from 'next/form';
import { SearchIcon } from '@/components/ui/icons';
import { Kbd } from '@/components/ui/kbd';
import type { ListAddress } from './list-address';

/** Searches within the filters. `/` focuses it. Works as a plain form without JavaScript. */
export function PurchaseSearch({ address }: { address: ListAddress }) {
  const { q, late, after: _page, ...kept } = address;
  return (
    <Form action="/admin/purchases" role="search" className="relative w-full sm:w-72">
      <span className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-faint">
        <SearchIcon size={15} />
      </span>
      <input
        key={q ?? ''}
        type="search"
        name="q"
        defaultValue={q ?? ''}
        data-list-search=""
        aria-label="Search purchases"
        aria-keyshortcuts="/"
        placeholder="Number, email, name, reference"
        autoComplete="off"
        spellCheck={false}
        className="h-8 w-full rounded-lg border border-line-strong bg-surface pr-8 pl-8 placeholder:text-faint"
      />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 max-sm:hidden pointer-coarse:hidden"
      >
        <Kbd>/</Kbd>
      </span>
      {late && <input type="hidden" name="late" value="1" />}
      {Object.entries(kept).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
    </Form>
  );
}
