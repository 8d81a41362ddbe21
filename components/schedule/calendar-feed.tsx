'use client';

import { useRef, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { LocalTime } from '@/components/time/local-time';
import { buttonClass } from '@/components/ui/button-class';
import { copyText } from '@/components/ui/copy-text';

type Feed = { createdAt: Date; lastReadAt: Date | null } | null;

/**
 * A private calendar address: made, shown this once, copied, replaced, ended. `trainerId` makes it that trainer's, for
 * staff; without, it is one's own.
 */
export function CalendarFeed({ feed, trainerId }: { feed: Feed; trainerId?: string }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const [url, setUrl] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<'done' | 'failed' | null>(null);

  const create = () =>
    run(async () => {
      const made = trainerId
        ? await client.admin.calendar.createFeed.mutate({ trainerId })
        : await client.calendar.createFeed.mutate();
      setCopied(null);
      setUrl(made.url);
    });
  const revoke = () =>
    run(async () => {
      if (trainerId) await client.admin.calendar.revokeFeed.mutate({ trainerId });
      else await client.calendar.revokeFeed.mutate();
      setUrl(null);
    });
  async function copy() {
    if (field.current) setCopied((await copyText(field.current)) ? 'done' : 'failed');
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
              ref={field}
              readOnly
              value={url}
              aria-label="Calendar address"
              className="input min-w-0 flex-1 font-mono text-xs"
            />
            <button type="button" onClick={copy} className={buttonClass({ size: 'sm' })}>
              {copied === 'done' ? 'Copied' : 'Copy'}
            </button>
          </div>
          {copied === 'failed' && (
            <p role="status" className="text-warn">
              Your browser doesn’t allow copying here. The link is selected: copy it with Ctrl+C or ⌘C.
            </p>
          )}
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
