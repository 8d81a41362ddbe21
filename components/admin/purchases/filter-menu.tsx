'use client';

import { Button, Dropdown } from '@heroui/react';
import { ChevronDown } from 'lucide-react';
import { CrossIcon } from '@/components/ui/icons';
import { LinkButton } from '@/components/ui/link-button';

export type FilterOption = { id: string; label: string; href: string };

/** One filter: dashed while unset, solid with a remove button once set. */
export function FilterMenu({
  name,
  options,
  chosen,
  clearHref,
}: {
  name: string;
  options: FilterOption[];
  chosen?: string | null;
  clearHref?: string;
}) {
  const option = options.find(({ id }) => id === chosen);
  return (
    <span className="inline-flex">
      <Dropdown>
        <Button
          size="sm"
          variant="secondary"
          className={option ? (clearHref ? 'rounded-r-none' : '') : 'border-dashed text-muted'}
        >
          {option ? (
            <span>
              <span className="text-muted">{name}:</span> {option.label}
            </span>
          ) : (
            name
          )}
          <ChevronDown size={13} aria-hidden="true" className="text-faint" />
        </Button>
        <Dropdown.Popover placement="bottom start" className="max-h-96">
          <Dropdown.Menu
            aria-label={name}
            selectionMode="single"
            selectedKeys={chosen ? [chosen] : []}
            items={options}
          >
            {({ id, label, href }) => (
              <Dropdown.Item id={id} href={href} textValue={label}>
                {label}
                <Dropdown.ItemIndicator />
              </Dropdown.Item>
            )}
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
      {option && clearHref && (
        <LinkButton
          href={clearHref}
          variant="secondary"
          size="sm"
          aria-label={`Remove the filter ${name}: ${option.label}`}
          className="-ml-px rounded-l-none px-2"
        >
          <CrossIcon size={13} />
        </LinkButton>
      )}
    </span>
  );
}
