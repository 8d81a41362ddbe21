import { Avatar } from '@/components/ui/avatar';
import { Link } from '@/components/ui/link';
import { zoneCity } from '@/server/core/time/format-time';

/** Some of the trainers who teach a course. */
export function TrainerList({
  trainers,
}: {
  trainers: { id: string; name: string; headline: string; zone: string }[];
}) {
  return (
    <section
      aria-labelledby="trainers"
      className="grid gap-x-12 gap-y-4 border-t border-line pt-8 lg:grid-cols-[13rem_1fr]"
    >
      <div>
        <h2 id="trainers" className="text-lg font-semibold tracking-[-0.01em]">
          Trainers
        </h2>
        <p className="mt-1 text-sm text-muted">We match you with a trainer for your times after you pay.</p>
      </div>
      <ul className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {trainers.map(({ id, name, headline, zone }) => (
          <li key={id} className="flex items-center gap-3.5">
            <Avatar name={name} size={44} />
            <div className="min-w-0">
              <p className="font-semibold">
                <Link href={`/trainers/${id}`} className="hover:underline">
                  {name}
                </Link>
              </p>
              <p className="text-sm text-muted">
                {headline}. {zoneCity(zone)}.
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
