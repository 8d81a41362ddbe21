'use client';

import { useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { LocalTime } from '@/components/ui/local-time';

type Feed = { createdAt: Date; lastReadAt: Date | null } | null;

/**
 * A private calendar address: made, shown this once, copied, replaced, ended. `trainerId` makes it that trainer's, for
 * staff; without, it is one's own.
 */
export function CalendarFeed({ feed, trainerId }: { feed: Feed; trainerId?: string }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const [url, setUrl] = useState<string | null>(null);
  const [isCopied, setIsCopied] = useState(false);

  const create = () =>
    run(async () => {
      const made = trainerId
        ? await client.admin.calendar.createFeed.mutate({ trainerId })
        : await client.calendar.createFeed.mutate();
      setIsCopied(false);
      setUrl(made.url);
    });
  const revoke = () =>
    run(async () => {
      if (trainerId) await client.admin.calendar.revokeFeed.mutate({ trainerId });
      else await client.calendar.revokeFeed.mutate();
      setUrl(null);
    });
  async function copy() {
    if (!url) return;
    await navigator.clipboard.writeText(url);
    setIsCopied(true);
  }

  return (
    <div className="grid gap-3">
      {url ? (
        <>
          <p>
            Add this address to a calendar program as a subscription. It is shown this once: keep it private.
          </p>
          <div className="flex gap-2">
            <input
              readOnly
              value={url}
              aria-label="Calendar address"
              className="input min-w-0 flex-1 font-mono text-xs"
            />
            <button type="button" onClick={copy} className={buttonClass({ size: 'sm' })}>
              {isCopied ? 'Copied' : 'Copy'}
            </button>
          </div>
        </>
      ) : (
        <p className="text-muted">
          {feed ? (
            <>
              An address was made <LocalTime at={feed.createdAt} shape="date" />
              {feed.lastReadAt ? (
                <>
                  {' '}
                  and last read <LocalTime at={feed.lastReadAt} />.
                </>
              ) : (
                ' and not read yet.'
              )}
            </>
          ) : (
            'A private address that a calendar program reads by itself, so that every change reaches it.'
          )}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          onClick={create}
          disabled={isBusy}
          className={buttonClass({ variant: 'secondary', size: 'sm' })}
        >
          {feed ? 'Replace the address' : 'Make an address'}
        </button>
        {feed && (
          <button
            type="button"
            onClick={revoke}
            disabled={isBusy}
            className={buttonClass({ variant: 'ghost', size: 'sm' })}
          >
            End it
          </button>
        )}
      </div>
      <p role="alert" className="text-bad empty:hidden">
        {problem?.message}
      </p>
    </div>
  );
}
