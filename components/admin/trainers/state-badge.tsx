import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/server/core/text/tone';
import { formatTime } from '@/server/core/time/format-time';
import type { TrainerState } from '@/server/school/trainers/trainer-state';
import { stateLabels } from './trainers-address';

const tones: Record<TrainerState, Tone> = { active: 'ok', paused: 'warn', away: 'info', left: 'neutral' };

/** What a trainer can do for the school now; who is away, until which day of theirs. */
export function StateBadge({
  state,
  awayUntil,
  zone,
}: {
  state: TrainerState;
  awayUntil: Date | null;
  zone: string;
}) {
  return (
    <Badge tone={tones[state]}>
      {state === 'away' && awayUntil
        ? `Away until ${formatTime(awayUntil, 'day', zone)}`
        : stateLabels[state]}
    </Badge>
  );
}
