'use client';

import { ToggleButton, ToggleButtonGroup } from '@heroui/react';
import { type ReactNode, useState } from 'react';
import { LocalTime } from '@/components/time/local-time';
import type { TimelineCategory } from '@/prisma/generated/enums';
import { codesOf } from '@/server/core/vocabulary/codes';
import type { Tone } from '@/server/core/vocabulary/tone';
import type { EntryTitle } from '@/server/process/timeline/kinds/entry-kind';
import { EntryHeading } from './entry-heading';

export type TimelineItem = {
  id: string;
  at: Date;
  /** The day as text, for a heading where it changes. */
  day: string;
  category: TimelineCategory;
  title: EntryTitle;
  detail?: string;
  /** The actor, the run, the attempt and the duration. */
  meta: string[];
  tone: Tone;
  /** The stored data, unchanged. */
  raw: unknown;
};

const filters: Record<TimelineCategory | 'all', string> = {
  all: 'Everything',
  BUSINESS: 'Business',
  TECHNICAL: 'Technical',
  NOTE: 'Notes',
};

const dots: Record<Tone, string> = {
  ok: 'border-ok',
  warn: 'border-warn bg-warn-soft',
  bad: 'border-bad bg-bad',
  info: 'border-info',
  accent: 'border-accent',
  neutral: 'border-line-strong',
};

/** The timeline, newest first, in `zone` or else in the browser's zone. */
export function Timeline({
  items,
  zone,
  footer,
}: {
  items: TimelineItem[];
  zone?: string;
  footer?: ReactNode;
}) {
  const [filter, setFilter] = useState<keyof typeof filters>('all');
  const shown = items.filter(({ category }) => filter === 'all' || category === filter);
  return (
    <section aria-labelledby="timeline" className="panel">
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 pt-3.5 pb-2">
        <h2 id="timeline" className="font-semibold">
          Timeline
        </h2>
        <ToggleButtonGroup
          aria-label="Show on the timeline"
          className="flex-wrap"
          size="sm"
          isDetached
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[filter]}
          onSelectionChange={(keys) => {
            for (const key of codesOf(filters)) if (keys.has(key)) setFilter(key);
          }}
        >
          {Object.entries(filters).map(([key, label]) => (
            <ToggleButton key={key} id={key} variant="ghost">
              {label}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      {shown.length === 0 ? (
        <p className="px-4 pb-4 text-muted">
          {filter === 'NOTE' ? 'No notes yet.' : 'No entries of this kind.'}
        </p>
      ) : (
        <ol className="px-4 pb-3">
          {shown.map((item, index) => (
            <Entry key={item.id} item={item} zone={zone} isNewDay={item.day !== shown[index - 1]?.day} />
          ))}
        </ol>
      )}
      {footer && <div className="border-t border-line px-4 py-2.5 text-muted">{footer}</div>}
    </section>
  );
}

function Entry({ item, zone, isNewDay }: { item: TimelineItem; zone?: string; isNewDay: boolean }) {
  return (
    <li>
      {isNewDay && <h3 className="pt-2 pb-1 pl-5 text-xs font-semibold text-faint">{item.day}</h3>}
      <details className="group relative">
        <span aria-hidden="true" className="absolute inset-y-0 left-[5px] w-px bg-line" />
        <summary className="grid cursor-pointer list-none grid-cols-[11px_minmax(0,1fr)_auto] items-baseline gap-x-2.5 rounded-md py-1.5 hover:bg-sunk [&::-webkit-details-marker]:hidden">
          <span
            aria-hidden="true"
            className={`relative size-[11px] translate-y-px rounded-full border-2 bg-surface ${dots[item.tone]}`}
          />
          <span className="min-w-0 wrap-anywhere">
            <span className="font-semibold">
              <EntryHeading title={item.title} />
            </span>{' '}
            {item.detail && <span className="text-muted">{item.detail}</span>}
            {item.meta.length > 0 && (
              <span className="block text-xs text-faint">{item.meta.join(' · ')}</span>
            )}
          </span>
          <LocalTime at={item.at} shape="second" zone={zone} className="text-muted" />
        </summary>
        <pre className="mb-2 ml-5 max-h-80 overflow-auto rounded-lg bg-sunk p-3 font-mono text-xs">
          {JSON.stringify(item.raw, null, 2)}
        </pre>
      </details>
    </li>
  );
}
