'use client';

import { useRef, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { LocalTime } from '@/components/time/local-time';
import { buttonClass } from '@/components/ui/button-class';
import { copyText } from '@/components/ui/copy-text';

type Feed = { createdAt: Date; lastReadAt: Date | null } | null;

/**
 * A private calendar link: create, show once, copy, replace, turn off. With `trainerId` it is that trainer's, for staff.
 * Without, it is the reader's own, as a student or as a trainer.
 */
export function CalendarFeed({
  feed,
  trainerId,
  as = 'student',
}: {
  feed: Feed;
  trainerId?: string;
  as?: 'student' | 'trainer';
}) {
  const client = useApiClient();
  const own = as === 'trainer' ? client.teach : client.calendar;
  const { run, isBusy, problem } = useChange();
  const [url, setUrl] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<'done' | 'failed' | null>(null);

  const create = () =>
    run(async () => {
      const made = trainerId
        ? await client.admin.calendar.createFeed.mutate({ trainerId })
        : await own.createFeed.mutate();
      setCopied(null);
      setUrl(made.url);
    });
  const revoke = () =>
    run(async () => {
      if (trainerId) await client.admin.calendar.revokeFeed.mutate({ trainerId });
      else await own.revokeFeed.mutate();
      setUrl(null);
    });
  async function copy() {
    if (field.current) setCopied((await copyText(field.current)) ? 'done' : 'failed');
  }

  return (
    <div className="grid gap-3">
      {url ? (
        <>
          <p>Subscribe to this link in your calendar app. Keep it private. You won’t see this link again.</p>
          <div className="flex gap-2">
            <input
              ref={field}
              readOnly
              value={url}
              aria-label="Calendar link"
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
              Link created <LocalTime at={feed.createdAt} shape="date" />
              {feed.lastReadAt ? (
                <>
                  {' '}
                  and last used <LocalTime at={feed.lastReadAt} />.
                </>
              ) : (
                ', not used yet.'
              )}
            </>
          ) : (
            'A private link that keeps your calendar app up to date.'
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
          {feed ? 'Replace link' : 'Create link'}
        </button>
        {feed && (
          <button
            type="button"
            onClick={revoke}
            disabled={isBusy}
            className={buttonClass({ variant: 'ghost', size: 'sm' })}
          >
            Turn off
          </button>
        )}
      </div>
      <p role="alert" className="text-bad empty:hidden">
        {problem?.message}
      </p>
    </div>
  );
}
