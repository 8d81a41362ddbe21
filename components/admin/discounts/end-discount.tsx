'use client';

import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { DialogButton } from '@/components/page/dialog-button';
import { buttonClass } from '@/components/ui/button-class';
import { ChangeNotice } from '../change-notice';

/** Ends a code after saying what that means. */
export function EndDiscount({ discount }: { discount: { id: string; code: string } }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  return (
    <DialogButton
      label="End"
      title={`End ${discount.code}?`}
      look={{ variant: 'ghost', size: 'sm' }}
      size="max-w-md"
    >
      {(close) => (
        <div className="grid gap-4 text-ink">
          <ChangeNotice problem={problem} />
          <p>
            Nobody can use it any more, and it can’t be started again. Checkouts that were begun with it keep
            their price.
          </p>
          <button
            type="button"
            disabled={isBusy}
            className={buttonClass({ variant: 'danger' }, 'justify-self-start')}
            onClick={async () => {
              if (await run(() => client.admin.discounts.end.mutate({ discountId: discount.id }))) close();
            }}
          >
            {isBusy ? 'Ending…' : 'End this code'}
          </button>
        </div>
      )}
    </DialogButton>
  );
}
