'use client';

import { useLive } from './live-context';

const looks = {
  live: { word: 'Live', dot: 'bg-ok', ink: 'text-ok', says: 'The page follows changes. Press to pause.' },
  polling: {
    word: 'Polling',
    dot: 'bg-warn',
    ink: 'text-warn',
    says: 'The live stream is down; the page looks every few seconds. Press to pause.',
  },
  paused: {
    word: 'Paused',
    dot: 'bg-faint',
    ink: 'text-muted',
    says: 'Live updates paused. Click to resume.',
  },
} as const;

/** Says whether the page updates automatically, and lets people pause it to read. */
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
