import type { ReactNode } from 'react';
import type { Tone } from '@/server/core/vocabulary/tone';

/** Background and text color of each tone. */
export const toneClasses: Record<Tone, [ground: string, ink: string]> = {
  ok: ['bg-ok-soft', 'text-ok'],
  warn: ['bg-warn-soft', 'text-warn'],
  bad: ['bg-bad-soft', 'text-bad'],
  info: ['bg-info-soft', 'text-info'],
  accent: ['bg-accent-soft', 'text-accent'],
  neutral: ['bg-sunk', 'text-muted'],
};

/** A word on a soft background. The word carries the meaning; the color only helps to find it. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex w-fit items-center gap-1 rounded-full px-2 py-0.5 text-xs font-semibold whitespace-nowrap ${toneClasses[tone].join(' ')}`}
    >
      {children}
    </span>
  );
}
