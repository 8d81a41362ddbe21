import { Avatar } from '@/components/ui/avatar';
import { Panel } from '@/components/ui/panel';
import { formatTime, zoneCity } from '@/server/core/time/format-time';

/** The student's trainer and their local time. */
export function TrainerCard({
  trainer,
  now,
}: {
  trainer: { name: string; headline: string; bio: string; zone: string };
  now: Date;
}) {
  return (
    <Panel title="Your trainer">
      <div className="px-4 pb-4">
        <div className="flex items-center gap-3.5">
          <Avatar name={trainer.name} size={48} />
          <div className="min-w-0">
            <p className="font-semibold">{trainer.name}</p>
            <p className="text-sm text-muted">
              {zoneCity(trainer.zone)}, {formatTime(now, 'time', trainer.zone)} local time
            </p>
          </div>
        </div>
        <p className="mt-3 text-muted">{trainer.bio}</p>
      </div>
    </Panel>
  );
}
