'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { isApiError } from '@/components/api/is-api-error';
import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';
import type { RemedyPreview } from '@/server/operations/applying/preview-remedy';
import type { RemedyOffer } from '@/server/operations/causes/verdict';
import { ReasonField } from '../reason-field';
import { DryRun } from './dry-run';

type State =
  | { step: 'choose' }
  | { step: 'looking'; label: string }
  | { step: 'preview'; preview: RemedyPreview; isBusy: boolean }
  | { step: 'done'; summary: string; wasFirst: boolean };

/** The remedies of a verdict: choose one, read its preview, give a reason, apply it. */
export function Remedies({
  purchaseId,
  offers,
  canChooseTrainer,
  isAdmin,
}: {
  purchaseId: string;
  offers: RemedyOffer[];
  /** Whether the page offers to choose a trainer by hand. */
  canChooseTrainer: boolean;
  isAdmin: boolean;
}) {
  const client = useApiClient();
  const router = useRouter();
  const [state, setState] = useState<State>({ step: 'choose' });
  const [problem, setProblem] = useState<string>();
  const box = useRef<HTMLDivElement>(null);

  /** Closes the preview; the reader is back at the button that opened it. */
  function close(kind: RemedyOffer['kind']) {
    setState({ step: 'choose' });
    box.current?.querySelector<HTMLElement>(`[data-remedy="${kind}"]`)?.focus();
  }

  async function attempt(work: () => Promise<void>, otherwise: State) {
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(
        isApiError(error) && error.data ? error.message : 'Caravan could not be reached. Try again.',
      );
      setState(otherwise);
    }
  }

  const look = ({ kind, label }: RemedyOffer) => {
    setState({ step: 'looking', label });
    return attempt(
      async () => {
        const preview = await client.admin.diagnosis.previewRemedy.query({ purchaseId, kind });
        setState({ step: 'preview', preview, isBusy: false });
      },
      { step: 'choose' },
    );
  };

  function apply(event: FormEvent<HTMLFormElement>, preview: RemedyPreview) {
    event.preventDefault();
    const { kind, stopId } = preview;
    const reason = String(new FormData(event.currentTarget).get('reason'));
    setState({ step: 'preview', preview, isBusy: true });
    return attempt(
      async () => {
        const result = await client.admin.diagnosis.applyRemedy.mutate({ purchaseId, kind, stopId, reason });
        setState({ step: 'done', summary: result.summary, wasFirst: result.outcome === 'applied' });
        router.refresh();
      },
      { step: 'preview', preview, isBusy: false },
    );
  }

  return (
    <div ref={box} className="grid gap-3 bg-sunk p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="mr-1 font-semibold">{offers.length > 0 ? 'Fix it' : 'No action needed yet'}</h3>
        {offers.map((offer) => (
          <button
            key={offer.kind}
            type="button"
            disabled={state.step === 'looking' || (offer.access === 'admin' && !isAdmin)}
            title={offer.access === 'admin' && !isAdmin ? 'For administrators' : undefined}
            data-remedy={offer.kind}
            aria-expanded={state.step === 'preview' && state.preview.kind === offer.kind}
            onClick={() => look(offer)}
            className={buttonClass({ variant: variantOf(offer), size: 'sm' })}
          >
            {offer.label}…
          </button>
        ))}
        {canChooseTrainer && <span className="text-muted">Or choose the trainer yourself, above.</span>}
      </div>
      {state.step === 'looking' && <p role="status">Loading the preview of “{state.label}”…</p>}
      {state.step === 'preview' && (
        <form
          ref={focusReason}
          onSubmit={(event) => apply(event, state.preview)}
          onKeyDown={(event) => event.key === 'Escape' && !state.isBusy && close(state.preview.kind)}
          className="grid gap-3 rounded-xl border border-line bg-surface p-4"
        >
          <DryRun preview={state.preview} />
          <ReasonField placeholder="For the timeline and the audit log" />
          <div className="flex flex-wrap gap-2">
            <button
              type="submit"
              disabled={state.isBusy}
              className={buttonClass({
                variant: state.preview.kind === 'cancel' ? 'danger' : 'primary',
                size: 'sm',
              })}
            >
              {state.isBusy ? 'Applying…' : state.preview.label}
            </button>
            <button
              type="button"
              onClick={() => close(state.preview.kind)}
              className={buttonClass({ variant: 'ghost', size: 'sm' })}
            >
              Cancel
            </button>
          </div>
        </form>
      )}
      {state.step === 'done' && (
        <div role="status">
          <Notice
            tone="ok"
            title={
              state.wasFirst ? `Done: ${state.summary}` : `Somebody else just did this: ${state.summary}`
            }
          >
            This page updates automatically. The result shows below and on the timeline.
          </Notice>
        </div>
      )}
      <p role="alert" className="font-medium text-bad empty:hidden">
        {problem}
      </p>
    </div>
  );
}

// The preview opens where the reader is, with what they need next in focus.
const focusReason = (form: HTMLFormElement | null) => form?.querySelector<HTMLElement>('input')?.focus();

const variantOf = ({ kind, isRecommended }: RemedyOffer) =>
  kind === 'cancel' ? 'ghost' : isRecommended ? 'primary' : 'secondary';
