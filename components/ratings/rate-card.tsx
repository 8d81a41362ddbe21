import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import type { MyRatings } from '@/server/fulfillment/ratings/get-my-ratings';
import { RateForm } from './rate-form';
import { Stars } from './stars';

/** The student rates the completed course and its trainer, and sees what became of it. */
export function RateCard({
  purchaseId,
  courseTitle,
  ratings: { course, forTrainer, trainerName, mayRate },
}: {
  purchaseId: string;
  courseTitle: string;
  ratings: MyRatings;
}) {
  if (!mayRate || trainerName === null) return null;
  const parts = [
    { subject: 'COURSE', about: courseTitle, given: course },
    { subject: 'TRAINER', about: trainerName, given: forTrainer },
  ] as const;
  return (
    <Panel title="Rate your course">
      <ul className="divide-y divide-line">
        {parts.map(({ subject, about, given }) => (
          <li key={subject} className="grid gap-2 px-4 py-3 first:pt-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
              <span className="wrap-anywhere">{about}</span>
              {given && <Stars stars={given.stars} />}
              {given?.status === 'OPEN' && <Badge tone="info">In review</Badge>}
              {given?.status === 'RELEASED' && <Badge tone="ok">Public</Badge>}
              {given?.status === 'DECLINED' && <Badge tone="warn">Not published</Badge>}
            </p>
            {given?.text && <p className="whitespace-pre-line wrap-anywhere text-muted">{given.text}</p>}
            {given?.declineReason && <p className="text-sm">Why not: {given.declineReason}</p>}
            {given?.status !== 'RELEASED' && (
              <RateForm purchaseId={purchaseId} subject={subject} about={about} given={given} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
