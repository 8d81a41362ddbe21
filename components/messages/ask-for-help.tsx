'use client';

import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';

/** Lets the school read and answer the messages, until one of the people in the conversation ends it. */
export function AskForHelp({ purchaseId, isOpen }: { purchaseId: string; isOpen: boolean }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  return (
    <div>
      {isOpen ? (
        <Notice
          title="The school is helping"
          action={
            <button
              type="button"
              disabled={isBusy}
              className={buttonClass({ variant: 'secondary', size: 'sm' })}
              onClick={() => run(() => client.messages.closeHelp.mutate({ purchaseId }))}
            >
              Close request
            </button>
          }
        >
          Our team can read these messages and answer here until the request is closed.
        </Notice>
      ) : (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <span>Only the two of you can read this.</span>
          <button
            type="button"
            disabled={isBusy}
            className={buttonClass({ variant: 'ghost', size: 'sm' }, '-ml-2')}
            onClick={() => run(() => client.messages.askForHelp.mutate({ purchaseId }))}
          >
            Ask the school for help
          </button>
        </div>
      )}
      <p role="alert" className="text-bad empty:hidden">
        {problem?.message}
      </p>
    </div>
  );
}
