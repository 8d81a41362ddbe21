import { CrossIcon } from '@/components/ui/icons';
import { Link } from '@/components/ui/link';
import { buttonClass, LinkButton } from '@/components/ui/link-button';
import { ListSearch } from '../list-search';
import { FilterMenu } from '../purchases/filter-menu';
import { type CalendarAddress, calendarHref } from './calendar-address';
import { CalendarZone } from './calendar-zone';

/** The filters and the view of the calendar. All of them are in the URL. */
export function CalendarFilters({
  address,
  zone,
  courses,
  trainerName,
}: {
  address: CalendarAddress;
  zone: string;
  courses: { id: string; title: string }[];
  /** The trainer named in the URL. */
  trainerName: string | null;
}) {
  const { q, ...kept } = address;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ListSearch
        action="/admin/sessions"
        label="Search sessions"
        placeholder="Student, trainer, purchase"
        value={q}
        kept={kept}
      />
      <FilterMenu
        name="Course"
        chosen={address.course}
        clearHref={calendarHref(address, { course: undefined })}
        options={courses.map(({ id, title }) => ({
          id,
          label: title,
          href: calendarHref(address, { course: id }),
        }))}
      />
      {trainerName && (
        <LinkButton
          href={calendarHref(address, { trainer: undefined })}
          variant="secondary"
          size="sm"
          aria-label={`Remove the filter trainer: ${trainerName}`}
        >
          <span className="text-muted">Trainer:</span> {trainerName} <CrossIcon size={13} />
        </LinkButton>
      )}
      <span className="flex min-w-0 flex-1 items-center justify-end gap-2 max-lg:basis-full">
        <span className="min-w-0 max-sm:flex-1 [&_.input]:min-h-8 [&_.input]:py-0 sm:[&_span]:w-52">
          <CalendarZone address={address} zone={zone} />
        </span>
        <nav aria-label="Show as" className="inline-flex">
          {([undefined, 'list'] as const).map((view) => (
            <Link
              key={view ?? 'week'}
              href={calendarHref(address, { view, day: undefined })}
              scroll={false}
              aria-current={address.view === view && !address.day ? 'true' : undefined}
              className={buttonClass(
                { variant: 'secondary', size: 'sm' },
                `aria-[current]:bg-sunk aria-[current]:text-ink text-muted ${view ? '-ml-px rounded-l-none' : 'rounded-r-none'}`,
              )}
            >
              {view ? 'List' : 'Week'}
            </Link>
          ))}
        </nav>
      </span>
    </div>
  );
}
