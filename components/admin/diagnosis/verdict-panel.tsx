import type { ReactNode } from 'react';
import { StageRail } from '@/components/purchase/stage-rail';
import type { StageView } from '@/components/purchase/stage-states';
import { LocalTime } from '@/components/time/local-time';
import { Badge, toneClasses } from '@/components/ui/badge';
import { ClockIcon, WarnIcon } from '@/components/ui/icons';
import { Link } from '@/components/ui/link';
import type { Verdict } from '@/server/operations/causes/verdict';
import { confidenceWords, stopStates } from '@/server/operations/vocabulary/verdict-words';
import { Elapsed } from '../elapsed';
import { EvidenceList } from './evidence-list';

export type StoppedVerdict = Extract<Verdict, { stopId: string }>;

/** The verdict: where a purchase stopped, why, how certain that is, and the evidence. `children` are the remedies. */
export function VerdictPanel({
  verdict,
  zone,
  stages,
  details,
  children,
}: {
  verdict: StoppedVerdict;
  zone?: string;
  stages: StageView[];
  details: Record<string, ReactNode>;
  children: ReactNode;
}) {
  const { state, cause, headline, explanation, confidence, stop, lateSince, at } = verdict;
  const [tone, word] = stopStates[state];
  const [ground, ink] = toneClasses[tone];
  const StateIcon = tone === 'bad' ? WarnIcon : ClockIcon;
  return (
    <section aria-labelledby="purchase-state" className="panel overflow-hidden">
      <div className={`flex flex-wrap gap-3.5 border-b border-line p-4 ${ground}`}>
        <span className={`grid size-8 shrink-0 place-items-center rounded-lg bg-surface ${ink}`}>
          <StateIcon />
        </span>
        <div className="min-w-0 flex-1 basis-72">
          <h2 id="purchase-state" role="status" className="text-lg leading-snug font-semibold wrap-anywhere">
            {headline}
          </h2>
          <p className="mt-0.5 wrap-anywhere">{explanation}</p>
          <p className="mt-1 text-muted">
            {word} at “{stop.title}”
            {stop.functionId && (
              <>
                , function <code className="font-mono text-[0.92em]">{stop.functionId}</code>
              </>
            )}
            {stop.event && (
              <>
                , event <code className="font-mono text-[0.92em]">{stop.event.name}</code>
              </>
            )}
            {stop.step && stop.step !== stop.functionId && (
              <>
                , step <code className="font-mono text-[0.92em]">{stop.step}</code>
              </>
            )}
            .{' '}
            {lateSince && (
              <>
                Late since <LocalTime at={lateSince} shape="datetime" zone={zone} />,{' '}
                <Elapsed since={lateSince} now={at} className="font-semibold" />.
              </>
            )}
          </p>
        </div>
        <div className="grid content-start justify-items-start gap-1 sm:max-w-56 sm:justify-items-end sm:text-right">
          <Link href={`/admin/causes/${cause}`} title="What this cause means" className="rounded-full">
            <Badge tone={tone}>{cause}</Badge>
          </Link>
          <p className="text-xs text-muted">
            <span className="font-semibold">{confidenceWords[confidence.level]}:</span> {confidence.reason}
          </p>
        </div>
      </div>
      <div className="border-b border-line p-4">
        <StageRail stages={stages} details={details} />
      </div>
      <EvidenceList items={verdict.evidence} />
      {children}
    </section>
  );
}
