import type { ReactNode } from 'react';
import { CheckIcon } from '@/components/ui/icons';
import { type StageState, type StageView, stateWords } from './stage-states';

const bars: Record<StageState, string> = {
  done: 'bg-ok',
  current: 'bg-accent',
  late: 'bg-bad',
  upcoming: 'bg-line-strong',
  ended: 'bg-line',
};

/** Four bars that show a purchase's progress in a list, with text for screen readers. */
export function StageBars({ stages }: { stages: StageView[] }) {
  const label = stages.map(({ title, state }) => `${title}: ${stateWords[state]}`).join(', ');
  return (
    <span role="img" aria-label={label} title={label} className="inline-flex gap-[3px] align-middle">
      {stages.map(({ key, state }) => (
        <span key={key} className={`h-[5px] w-4 rounded-full ${bars[state]}`} />
      ))}
    </span>
  );
}

const dots: Record<StageState, string> = {
  done: 'border-ok bg-ok',
  current: 'border-accent bg-surface animate-breathe',
  late: 'border-bad bg-surface ring-4 ring-bad-soft',
  upcoming: 'border-line-strong bg-surface',
  ended: 'border-line bg-surface',
};
const titles: Record<StageState, string> = {
  done: 'text-ink',
  current: 'text-accent',
  late: 'text-bad',
  upcoming: 'text-muted',
  ended: 'text-faint',
};

/** The horizontal rail of one purchase, for the console. `details` maps a stage key to the line below its title. */
export function StageRail({
  stages,
  details = {},
}: {
  stages: StageView[];
  details?: Record<string, ReactNode>;
}) {
  return (
    <ol aria-label="Progress" className="grid auto-cols-fr grid-flow-col">
      {stages.map(({ key, title, state }, index) => (
        <li key={key} aria-current={state === 'current' || state === 'late' ? 'step' : undefined}>
          <span aria-hidden="true" className="flex h-4 items-center">
            <span className={`size-3.5 shrink-0 rounded-full border-2 ${dots[state]}`} />
            {index < stages.length - 1 && (
              <span className={`h-0.5 flex-1 ${state === 'done' ? 'bg-ok' : 'bg-line-strong'}`} />
            )}
          </span>
          <span className={`mt-1.5 block font-semibold ${titles[state]}`}>
            {title}
            <span className="sr-only">, {stateWords[state]}</span>
          </span>
          <span className="block pr-3 text-sm text-muted">{details[key]}</span>
        </li>
      ))}
    </ol>
  );
}

export type Step = StageView & { heading: ReactNode; detail?: ReactNode; when?: ReactNode };

const stepDots: Record<StageState, string> = {
  done: 'border-ok bg-ok text-page',
  current: 'border-accent bg-surface text-ink animate-breathe',
  late: 'border-warn bg-warn-soft text-warn',
  upcoming: 'border-line-strong bg-surface text-muted',
  ended: 'border-line bg-sunk text-faint',
};

/** The steps for a student, from top to bottom, each with a sentence and its time. */
export function StageSteps({ steps }: { steps: Step[] }) {
  return (
    <ol aria-label="Progress">
      {steps.map((step, index) => {
        const isHere = step.state === 'current' || step.state === 'late';
        return (
          <li
            key={step.key}
            aria-current={isHere ? 'step' : undefined}
            className="relative grid grid-cols-[2rem_1fr_auto] gap-x-4 pb-7 last:pb-0"
          >
            {index < steps.length - 1 && (
              <span
                aria-hidden="true"
                className={`absolute top-8 bottom-0 left-[calc(1rem-1px)] w-0.5 ${step.state === 'done' ? 'bg-ok' : 'bg-line-strong'}`}
              />
            )}
            <span
              aria-hidden="true"
              className={`z-10 grid size-8 place-items-center rounded-full border-2 text-sm font-medium ${stepDots[step.state]}`}
            >
              {step.state === 'done' ? <CheckIcon size={16} /> : index + 1}
            </span>
            <div className="min-w-0 pt-1">
              <p
                className={`font-semibold ${step.state === 'upcoming' || step.state === 'ended' ? 'text-muted' : ''}`}
              >
                {step.heading}
                <span className="sr-only">, {stateWords[step.state]}</span>
              </p>
              {step.detail && <div className="mt-0.5 text-muted">{step.detail}</div>}
            </div>
            <div
              className={`pt-1 text-right text-sm ${isHere ? (step.state === 'late' ? 'font-semibold text-warn' : 'font-semibold text-accent') : 'text-muted'}`}
            >
              {step.when}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
