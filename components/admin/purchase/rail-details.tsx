import type { ReactNode } from 'react';
import type { StageView } from '@/components/purchase/stage-states';
import { LocalTime } from '@/components/time/local-time';
import type { PurchaseStatus } from '@/prisma/generated/enums';
import { formatDuration } from '@/server/core/time/format-duration';
import { Elapsed } from '../elapsed';

type Reached = { toStatus: PurchaseStatus | null; at: Date };

/**
 * The line below each point of the rail: when it was reached and how long it took, or when it is due. `to` maps a stage's
 * key to the status it reaches. Entries are newest first.
 */
export function railDetails(
  stages: StageView[],
  purchase: { entries: Reached[]; to: Record<string, PurchaseStatus>; stageDueAt: Date | null; now: Date },
  zone?: string,
): Record<string, ReactNode> {
  const { entries, to, stageDueAt, now } = purchase;
  const reachedAt = (key: string) => entries.find(({ toStatus }) => toStatus === to[key])?.at;
  return Object.fromEntries(
    stages.map(({ key, state }, index): [string, ReactNode] => {
      const before = stages[index - 1];
      if (state === 'done')
        return [
          key,
          <Done key={key} at={reachedAt(key)} since={before && reachedAt(before.key)} zone={zone} />,
        ];
      if (state === 'upcoming') return [key, 'not started'];
      if (state === 'ended') return [key, 'never reached'];
      if (!stageDueAt) return [key, 'waiting'];
      const due = (
        <>
          due <LocalTime at={stageDueAt} shape="second" zone={zone} />
          {state === 'late' && (
            <>
              {' · '}
              <span className="whitespace-nowrap">
                <Elapsed since={stageDueAt} now={now} /> late
              </span>
            </>
          )}
        </>
      );
      return [key, due];
    }),
  );
}

function Done({ at, since, zone }: { at?: Date; since?: Date; zone?: string }) {
  if (!at) return 'done';
  return (
    <>
      <LocalTime at={at} shape="second" zone={zone} />
      {since && ` · ${formatDuration(at.getTime() - since.getTime())}`}
    </>
  );
}
