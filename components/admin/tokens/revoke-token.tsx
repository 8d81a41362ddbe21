'use client';

import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { DialogButton } from '@/components/page/dialog-button';
import { buttonClass } from '@/components/ui/button-class';
import { ChangeNotice } from '../change-notice';

/** Ends a token after saying what that means. */
export function RevokeToken({ token }: { token: { id: string; name: string } }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  return (
    <DialogButton
      label="End"
      name={`End ${token.name}`}
      title={`End ${token.name}?`}
      look={{ variant: 'ghost', size: 'sm' }}
      size="max-w-md"
    >
      {(close) => (
        <div className="grid gap-4 text-ink">
          <ChangeNotice problem={problem} />
          <p>The next call with this token is refused. It can’t be started again.</p>
          <button
            type="button"
            disabled={isBusy}
            className={buttonClass({ variant: 'danger' }, 'justify-self-start')}
            onClick={async () => {
              if (await run(() => client.admin.tokens.revoke.mutate({ tokenId: token.id }))) close();
            }}
          >
            {isBusy ? 'Ending…' : 'End this token'}
          </button>
        </div>
      )}
    </DialogButton>
  );
}
