import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';
import type { TrainerDetail } from '@/server/school/trainers/get-trainer';
import { StateBadge } from './state-badge';

/** The trainer's name, state and actions. */
export function TrainerHeading({ trainer, actions }: { trainer: TrainerDetail; actions?: ReactNode }) {
  const { name, headline, state, awayUntil, zone } = trainer;
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <Avatar name={name} size={44} />
      <div className="min-w-0 flex-1 basis-64">
        <h1 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-xl leading-tight font-semibold tracking-[-0.01em]">
          {name} <StateBadge state={state} awayUntil={awayUntil} zone={zone} />
        </h1>
        <p className="mt-1 text-muted">{headline}</p>
      </div>
      {actions && <div className="flex flex-wrap items-start gap-2">{actions}</div>}
    </header>
  );
}
