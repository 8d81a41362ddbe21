import type { ReactNode } from 'react';
import { StageRail } from '@/components/purchase/stage-rail';
import type { StageView } from '@/components/purchase/stage-states';
import { LocalTime } from '@/components/time/local-time';
import { toneClasses } from '@/components/ui/badge';
import { ClockIcon, WarnIcon } from '@/components/ui/icons';
import { Link } from '@/components/ui/link';
import type { Verdict } from '@/server/operations/causes/verdict';
import { confidenceWords, stopStates } from '@/server/operations/vocabulary/verdict-words';
import { Elapsed } from '../elapsed';
import { EvidenceList } from './evidence-list';
import { StageComparisonTable } from './stage-comparison';
import { TechnicalDetails } from './technical-details';

export type StoppedVerdict = Extract<Verdict, { stopId: string }>;

/**
 * The verdict in the order in which it is needed: what happened, the remedies (`children`), how far the purchase came, and,
 * folded, the cause's name, what was expected beside what was observed, and the evidence.
 */
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
          {lateSince && (
            <p className="mt-1 text-muted">
              Late since <LocalTime at={lateSince} shape="datetime" zone={zone} />,{' '}
              <Elapsed since={lateSince} now={at} className="font-semibold" />.
            </p>
          )}
        </div>
        <p className="text-xs text-muted sm:max-w-56 sm:text-right">
          <span className="font-semibold">{confidenceWords[confidence.level]}:</span> {confidence.reason}
        </p>
      </div>
      {children}
      <div className="border-t border-line p-4">
        <StageRail stages={stages} details={details} />
      </div>
      <TechnicalDetails summary={`${cause}, ${word.toLowerCase()} at “${stop.title}”`}>
        <p className="px-4 pt-1 pb-3 wrap-anywhere text-muted">
          <Link href={`/admin/causes/${cause}`} className="underline underline-offset-2">
            What {cause} means
          </Link>
          {stop.functionId && (
            <>
              {' '}
              · function <code className="font-mono text-[0.92em]">{stop.functionId}</code>
            </>
          )}
          {stop.event && (
            <>
              {' '}
              · event <code className="font-mono text-[0.92em]">{stop.event.name}</code>
            </>
          )}
          {stop.step && stop.step !== stop.functionId && (
            <>
              {' '}
              · step <code className="font-mono text-[0.92em]">{stop.step}</code>
            </>
          )}
        </p>
        <StageComparisonTable stages={verdict.stages} />
        <EvidenceList items={verdict.evidence} />
      </TechnicalDetails>
    </section>
  );
}
