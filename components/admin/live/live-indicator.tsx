'use client';

import { useLive } from './live-context';

const looks = {
  live: { word: 'Live', dot: 'bg-ok', ink: 'text-ok', says: 'Live updates are on. Click to pause.' },
  polling: {
    word: 'Polling',
    dot: 'bg-warn',
    ink: 'text-warn',
    says: 'No live connection. Updating every few seconds. Click to pause.',
  },
  paused: {
    word: 'Paused',
    dot: 'bg-faint',
    ink: 'text-muted',
    says: 'Live updates paused. Click to resume.',
  },
} as const;

/** Shows whether the page updates automatically, and pauses or resumes it. */
export function LiveIndicator() {
  const { isPaused, toggle, connection } = useLive();
  const { word, dot, ink, says } = looks[isPaused ? 'paused' : connection];
  return (
    <button
      type="button"
      onClick={toggle}
      aria-pressed={isPaused}
      aria-label={`${word}. ${says}`}
      title={says}
      className={`flex min-h-8 cursor-pointer items-center gap-1.5 rounded-lg px-2 font-medium hover:bg-sunk ${ink}`}
    >
      <span aria-hidden="true" className={`size-1.5 rounded-full ${dot}`} />
      <span role="status" className="max-sm:sr-only">
        {word}
      </span>
    </button>
  );
}
