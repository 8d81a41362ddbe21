'use client';

import { Button, Popover } from '@heroui/react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { isApiError } from '@/components/api/is-api-error';
import { buttonClass } from '@/components/ui/button-class';
import { ReasonField } from '../reason-field';

/** Applies a recorded webhook again, with a reason, and shows the outcome. */
export function Redeliver({ inboxEventId }: { inboxEventId: string }) {
  const client = useApiClient();
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [answer, setAnswer] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason'));
    setIsBusy(true);
    try {
      const result = await client.admin.pipeline.redeliver.mutate({ inboxEventId, reason });
      setAnswer(
        result.outcome === 'APPLIED'
          ? 'Applied.'
          : `${result.outcome === 'IGNORED' ? 'Ignored' : 'Rejected'} again: ${result.reason}`,
      );
      router.refresh();
    } catch (error) {
      setAnswer(isApiError(error) && error.data ? error.message : 'Caravan could not be reached. Try again.');
    }
    setIsBusy(false);
  }

  return (
    <Popover>
      <Button size="sm" variant="secondary">
        Redeliver
      </Button>
      <Popover.Content placement="bottom end" className="w-80">
        <Popover.Dialog aria-label="Redeliver this webhook">
          <form onSubmit={submit} className="grid gap-2 p-3 text-left">
            <p className="whitespace-normal text-muted">
              Caravan applies the recorded webhook again. It never takes or confirms a payment twice.
            </p>
            <ReasonField />
            <button type="submit" disabled={isBusy} className={buttonClass({ size: 'sm' })}>
              {isBusy ? 'Applying…' : 'Apply again'}
            </button>
            <p role="status" className="whitespace-normal empty:hidden">
              {answer}
            </p>
          </form>
        </Popover.Dialog>
      </Popover.Content>
    </Popover>
  );
}
