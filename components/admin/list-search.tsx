import Form from 'next/form';
import { SearchIcon } from '@/components/ui/icons';
import { Kbd } from '../ui/kbd';

/** Searches a list within its filters. `/` focuses it. Works as a plain form without JavaScript. */
export function ListSearch({
  action,
  label,
  placeholder,
  value,
  kept,
}: {
  action: string;
  label: string;
  placeholder: string;
  value?: string | null;
  /** The other URL parameters. */
  kept: Record<string, string | number | null | undefined>;
}) {
  return (
    <Form action={action} role="search" className="relative w-full sm:w-72">
      <span className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-faint">
        <SearchIcon size={15} />
      </span>
      <input
        key={value ?? ''}
        type="search"
        name="q"
        defaultValue={value ?? ''}
        data-list-search=""
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={placeholder}
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
      {Object.entries(kept).map(
        ([name, kept]) => kept && <input key={name} type="hidden" name={name} value={kept} />,
      )}
    </Form>
  );
}
