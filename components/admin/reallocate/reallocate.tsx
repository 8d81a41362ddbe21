'use client';

import { Modal } from '@heroui/react';
import { useQuery } from '@tanstack/react-query';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useApi } from '@/components/api/client';
import { sentenceOf } from '@/components/api/sentence-of';
import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';
import type { OverridableRule } from '@/server/process/vocabulary/trainer-rules';
import { CandidatesStep } from './candidates-step';
import { type Done, PreviewStep } from './preview-step';
import { UndoForm } from './undo-form';

type Purchase = { id: string; number: number; studentZone: string; trainerName: string | null };

/** The button that opens the dialog. `?reallocate` in the URL opens it too, for links from other pages. */
export function Reallocate({ purchase }: { purchase: Purchase }) {
  const router = useRouter();
  const pathname = usePathname();
  const isLinked = useSearchParams().has('reallocate');
  const [isPressed, setIsPressed] = useState(false);
  const isOpen = isPressed || isLinked;

  function setOpen(open: boolean) {
    setIsPressed(open);
    if (!open && isLinked) router.replace(pathname, { scroll: false });
  }

  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className={buttonClass({ variant: 'secondary', size: 'sm' })}
      >
        {purchase.trainerName ? 'Reallocate…' : 'Choose a trainer…'}
      </button>
      <Modal.Backdrop isOpen={isOpen} onOpenChange={setOpen}>
        <Modal.Container className="sm:w-full sm:p-6">
          <Modal.Dialog className="max-w-3xl rounded-2xl bg-surface p-4 sm:p-5">
            <Modal.CloseTrigger />
            <Steps purchase={purchase} onClose={() => setOpen(false)} />
          </Modal.Dialog>
        </Modal.Container>
      </Modal.Backdrop>
    </>
  );
}

type Chosen = { trainerId: string; needs: OverridableRule[] };

function Steps({ purchase, onClose }: { purchase: Purchase; onClose(): void }) {
  const router = useRouter();
  const api = useApi();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const step = done ? 'done' : chosen ? 'preview' : 'candidates';
  const heading = useFocusedHeading(step);
  const { data, error } = useQuery(api.admin.allocation.candidates.queryOptions({ purchaseId: purchase.id }));
  const titles = {
    candidates: purchase.trainerName ? `Replace ${purchase.trainerName}` : 'Choose a trainer',
    preview: 'Preview',
    done: 'Done',
  };

  return (
    <>
      <Modal.Header className="gap-0.5 pr-8">
        <p className="text-muted">
          P-{purchase.number}
          {step !== 'done' && ` · step ${step === 'candidates' ? 1 : 2} of 2`}
        </p>
        <Modal.Heading className="text-lg font-semibold">
          <span ref={heading} tabIndex={-1} className="outline-none">
            {titles[step]}
          </span>
        </Modal.Heading>
      </Modal.Header>
      <Modal.Body className="mt-4 text-[length:inherit]">
        {done ? (
          <Result done={done} onClose={onClose} />
        ) : chosen ? (
          <PreviewStep
            purchaseId={purchase.id}
            {...chosen}
            onBack={() => setChosen(null)}
            onDone={(result) => {
              setDone(result);
              router.refresh();
            }}
          />
        ) : error ? (
          <Notice tone="bad" title={sentenceOf(error)} />
        ) : data ? (
          <CandidatesStep
            candidates={data}
            studentZone={purchase.studentZone}
            onChoose={(trainerId, needs) => setChosen({ trainerId, needs })}
          />
        ) : (
          <p role="status" className="py-10 text-center">
            Checking every trainer…
          </p>
        )}
      </Modal.Body>
    </>
  );
}

/** Moves the focus to the heading when the step changes, so that a screen reader starts there. */
function useFocusedHeading(step: string) {
  const heading = useRef<HTMLSpanElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) heading.current?.focus();
    shown.current = step;
  }, [step]);
  return heading;
}

function Result({ done, onClose }: { done: Done; onClose(): void }) {
  const [undone, setUndone] = useState<string | null>(null);
  const { trainerName, moved, retimed } = done;
  return (
    <div className="grid gap-4 text-ink">
      <div role="status">
        {undone ? (
          <Notice tone="ok" title={`Undone. ${undone} is the trainer again, at the former times.`} />
        ) : (
          <Notice tone="ok" title={`Moved to ${trainerName}.`}>
            {moved > 0
              ? `${moved} ${moved === 1 ? 'session' : 'sessions'} moved, ${retimed} of them to a new time. Emails are on their way.`
              : 'The pipeline is booking the sessions.'}
          </Notice>
        )}
      </div>
      {!undone && moved > 0 && (
        <UndoForm reallocationId={done.reallocationId} reason="Done by mistake" onUndone={setUndone} />
      )}
      <div className="flex justify-end">
        <button type="button" onClick={onClose} className={buttonClass()}>
          Close
        </button>
      </div>
    </div>
  );
}
