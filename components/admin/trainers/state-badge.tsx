import { Badge } from '@/components/ui/badge';
import { formatTime } from '@/server/core/time/format-time';
import type { Tone } from '@/server/core/vocabulary/tone';
import { type TrainerState, trainerStates } from '@/server/school/vocabulary/trainer-lists';

const tones: Record<TrainerState, Tone> = { active: 'ok', paused: 'warn', away: 'info', left: 'neutral' };

/** A trainer's state; for one who is away, until which local day. */
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
        : trainerStates[state]}
    </Badge>
  );
}
