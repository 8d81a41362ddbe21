import type { ReactNode } from 'react';
import { StageRail } from '@/components/purchase/stage-rail';
import type { StageView } from '@/components/purchase/stage-states';
import { LocalTime } from '@/components/time/local-time';
import { EntryHeading } from '@/components/timeline/entry-heading';
import type { TimelineItem } from '@/components/timeline/timeline';
import { toneClasses } from '@/components/ui/badge';
import { CheckIcon, ClockIcon, CrossIcon, SearchIcon } from '@/components/ui/icons';
import type { Tone } from '@/server/core/vocabulary/tone';
import type { Verdict } from '@/server/operations/causes/verdict';
import { Elapsed } from '../elapsed';

/** The state of a purchase that needs no action. `checking` until the diagnosis is done. */
export type PurchaseState = {
  state: 'checking' | Extract<Verdict, { cause: null }>['state'];
  headline: string;
};

const looks = {
  checking: { Icon: SearchIcon, tone: 'neutral' },
  'on-time': { Icon: ClockIcon, tone: 'info' },
  booked: { Icon: CheckIcon, tone: 'ok' },
  fulfilled: { Icon: CheckIcon, tone: 'ok' },
  ended: { Icon: CrossIcon, tone: 'neutral' },
} as const satisfies Record<PurchaseState['state'], { Icon: typeof ClockIcon; tone: Tone }>;

/** The state of the purchase as its diagnosis states it, with the rail below. */
export function StatePanel({
  state,
  lateSince,
  now,
  last,
  zone,
  stages,
  details,
}: {
  state: PurchaseState;
  lateSince: Date | null;
  now: Date;
  last?: TimelineItem;
  zone?: string;
  stages: StageView[];
  details: Record<string, ReactNode>;
}) {
  const { Icon, tone } = looks[state.state];
  const [ground, ink] = toneClasses[tone];
  return (
    <section aria-labelledby="purchase-state" className="panel overflow-hidden">
      <div className={`flex gap-3.5 border-b border-line p-4 ${ground}`}>
        <span className={`grid size-8 shrink-0 place-items-center rounded-lg bg-surface ${ink}`}>
          <Icon />
        </span>
        <div className="min-w-0">
          <h2 id="purchase-state" role="status" className="text-lg leading-snug font-semibold">
            {state.headline}
          </h2>
          {lateSince && (
            <p className="mt-0.5">
              Late since <LocalTime at={lateSince} shape="datetime" zone={zone} />,{' '}
              <Elapsed since={lateSince} now={now} className="font-semibold" /> ago.
            </p>
          )}
          {last && state.state !== 'booked' && state.state !== 'fulfilled' && (
            <p className="mt-0.5 wrap-anywhere text-muted">
              Last activity, <LocalTime at={last.at} shape="datetime" zone={zone} />:{' '}
              <EntryHeading title={last.title} />
              {last.detail && `, ${last.detail}`}.
            </p>
          )}
        </div>
      </div>
      <div className="p-4">
        <StageRail stages={stages} details={details} />
      </div>
    </section>
  );
}
