import type { ReactNode } from 'react';
import { StageRail } from '@/components/purchase/stage-rail';
import type { StageView } from '@/components/purchase/stage-states';
import { LocalTime } from '@/components/time/local-time';
import type { TimelineItem } from '@/components/timeline/timeline';
import { toneClasses } from '@/components/ui/badge';
import { CheckIcon, ClockIcon, CrossIcon, WarnIcon } from '@/components/ui/icons';
import { Elapsed } from '../elapsed';
import type { Standing } from './standing';

const icons = { done: CheckIcon, moving: ClockIcon, waiting: ClockIcon, late: WarnIcon, ended: CrossIcon };

/** Where the purchase stands, and the rail beneath. When it is late it tells what happened last, and no more. */
export function StandingPanel({
  standing,
  lateSince,
  now,
  last,
  zone,
  stages,
  details,
}: {
  standing: Standing;
  lateSince: Date | null;
  now: Date;
  last?: TimelineItem;
  zone?: string;
  stages: StageView[];
  details: Record<string, ReactNode>;
}) {
  const StateIcon = icons[standing.state];
  const [ground, ink] = toneClasses[standing.tone];
  return (
    <section aria-labelledby="standing" className="panel overflow-hidden">
      <div className={`flex gap-3.5 border-b border-line p-4 ${ground}`}>
        <span className={`grid size-8 shrink-0 place-items-center rounded-lg bg-surface ${ink}`}>
          <StateIcon />
        </span>
        <div className="min-w-0">
          <h2 id="standing" role="status" className="text-lg leading-snug font-semibold">
            {standing.sentence}
          </h2>
          {lateSince && (
            <p className="mt-0.5">
              Late since <LocalTime at={lateSince} shape="datetime" zone={zone} />,{' '}
              <Elapsed since={lateSince} now={now} className="font-semibold" /> ago.
            </p>
          )}
          {last && standing.state !== 'done' && (
            <p className="mt-0.5 wrap-anywhere text-muted">
              The last thing that happened, <LocalTime at={last.at} shape="datetime" zone={zone} />:{' '}
              {last.title}
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
