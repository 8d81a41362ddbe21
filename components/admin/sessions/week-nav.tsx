import { ChevronLeft, ChevronRight } from 'lucide-react';
import { LinkButton } from '@/components/ui/link-button';

/** Links to the previous and next week or day. */
export function WeekNav({
  beforeHref,
  nowHref,
  afterHref,
  what = 'week',
}: {
  beforeHref: string;
  nowHref: string;
  afterHref: string;
  what?: 'week' | 'day';
}) {
  return (
    <nav aria-label={`Choose the ${what}`} className="flex items-center gap-1">
      <LinkButton
        href={beforeHref}
        variant="ghost"
        size="sm"
        scroll={false}
        aria-label={`Previous ${what}`}
        className="px-1.5"
      >
        <ChevronLeft size={16} aria-hidden="true" />
      </LinkButton>
      <LinkButton
        href={afterHref}
        variant="ghost"
        size="sm"
        scroll={false}
        aria-label={`Next ${what}`}
        className="px-1.5"
      >
        <ChevronRight size={16} aria-hidden="true" />
      </LinkButton>
      <LinkButton href={nowHref} variant="secondary" size="sm" scroll={false}>
        {what === 'week' ? 'This week' : 'Today'}
      </LinkButton>
    </nav>
  );
}
