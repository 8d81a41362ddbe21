'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useApi, useApiClient } from '@/components/api/client';
import { sentenceOf } from '@/components/api/sentence-of';
import { useProblem } from '@/components/api/use-problem';
import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';
import { formatTime, zoneCity } from '@/server/core/time/format-time';
import type { ReallocationPreview } from '@/server/fulfillment/reallocating/preview-reallocation';
import { type OverridableRule, trainerRules } from '@/server/process/vocabulary/trainer-rules';
import { ReasonField } from '../reason-field';
import { RuleChecks } from '../rule-checks';
import { MovesTable } from './moves-table';
import { movedWords, recipientWords } from './preview-words';

export type Done = { reallocationId: string; trainerName: string; moved: number; retimed: number };

/** The preview of the move, the rules to override, the reason, and the button that does exactly this. */
export function PreviewStep({
  purchaseId,
  trainerId,
  needs,
  onBack,
  onDone,
}: {
  purchaseId: string;
  trainerId: string;
  needs: OverridableRule[];
  onBack(): void;
  onDone(done: Done): void;
}) {
  const api = useApi();
  const client = useApiClient();
  const [overrides, setOverrides] = useState<OverridableRule[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const asked = { purchaseId, trainerId, overrides };
  const [problem, setProblem] = useProblem<string>(JSON.stringify(asked));
  const {
    data: preview,
    error,
    refetch,
  } = useQuery(api.admin.allocation.preview.queryOptions(asked, { placeholderData: keepPreviousData }));
  if (error) {
    return <Notice tone="bad" title={sentenceOf(error)} action={<BackButton onBack={onBack} />} />;
  }
  if (!preview) {
    return (
      <p role="status" className="py-10 text-center text-muted">
        Loading the preview…
      </p>
    );
  }

  const { missing, obstacle, token, to } = preview;
  const rules = [...new Set([...preview.broken, ...needs])];

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason'));
    setIsBusy(true);
    setProblem(null);
    try {
      onDone(await client.admin.allocation.reallocate.mutate({ ...asked, reason, expected: token }));
    } catch (error) {
      setProblem(sentenceOf(error));
      setIsBusy(false);
      void refetch();
    }
  }

  return (
    <form onSubmit={submit} className="grid gap-5 text-ink">
      {obstacle ? (
        <Notice tone="bad" title={`${to.name} can’t take over`}>
          {obstacle.message}
        </Notice>
      ) : (
        <Sessions preview={preview} />
      )}
      {!obstacle && rules.length > 0 && (
        <RuleChecks rules={rules} overridden={overrides} onChange={setOverrides} />
      )}
      {!obstacle && (
        <>
          <Line title="Notified by email">{recipientWords(preview)}</Line>
          <Line title="Load">
            {to.name} goes from {preview.load.before} to {preview.load.after} of {preview.load.cap} students.
          </Line>
          <ReasonField placeholder="For the timeline and the audit log. Not included in emails." />
        </>
      )}
      <p role="alert" className="text-bad empty:hidden">
        {problem}
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <BackButton onBack={onBack} />
        {!obstacle && (
          <button type="submit" disabled={isBusy || missing.length > 0} className={buttonClass()}>
            {isBusy ? 'Reallocating…' : confirmWords(preview)}
          </button>
        )}
      </div>
      {missing.length > 0 && !obstacle && (
        <p className="-mt-3 text-right text-muted">
          Check {missing.map((rule) => trainerRules[rule].override.title.toLowerCase()).join(' and ')} above
          to go on.
        </p>
      )}
    </form>
  );
}

function Sessions({ preview }: { preview: ReallocationPreview }) {
  const { moves, staying, booking, student } = preview;
  const [first, last] = [booking.at(0), booking.at(-1)];
  return (
    <section className="grid gap-2">
      <p className="font-semibold">{movedWords(preview)}</p>
      {moves.length > 0 && <MovesTable preview={preview} />}
      {first && last && (
        <p className="text-muted">
          Currently from {formatTime(first.startsAt, 'day', student.zone)},{' '}
          {formatTime(first.startsAt, 'time', student.zone)} {zoneCity(student.zone)}, to{' '}
          {formatTime(last.startsAt, 'day', student.zone)}.
        </p>
      )}
      {staying.length > 0 && (
        <p className="text-muted">
          {staying.length === 1 ? 'One session' : `${staying.length} sessions`} held or in progress{' '}
          {staying.length === 1 ? 'stays' : 'stay'} with{' '}
          {[...new Set(staying.map(({ trainerName }) => trainerName))].join(' and ')}.
        </p>
      )}
    </section>
  );
}

function Line({ title, children }: { title: string; children: ReactNode }) {
  return (
    <p className="grid gap-x-3 sm:grid-cols-[6.25rem_minmax(0,1fr)]">
      <span className="text-muted">{title}</span>
      <span>{children}</span>
    </p>
  );
}

function BackButton({ onBack }: { onBack(): void }) {
  return (
    <button type="button" onClick={onBack} className={buttonClass({ variant: 'secondary' })}>
      Choose another trainer
    </button>
  );
}

function confirmWords({ moves, to }: ReallocationPreview): string {
  if (moves.length === 0) return `Allocate ${to.name}`;
  return `Move ${moves.length} ${moves.length === 1 ? 'session' : 'sessions'} to ${to.name}`;
}
