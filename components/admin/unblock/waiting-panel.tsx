import { LocalTime } from '@/components/time/local-time';
import { Link } from '@/components/ui/link';
import { Panel } from '@/components/ui/panel';
import { formatTime, zoneCity } from '@/server/core/time/format-time';
import type { Unblock } from '@/server/fulfillment/unblocking/find-unblocks';
import type { Wait } from '@/server/fulfillment/waiting/get-wait';
import { ruledOutWords, ruleOutWords } from '@/server/process/vocabulary/rule-out-words';
import { ReviewChange } from './review-change';

/** Why no trainer can take a purchase, and the smallest changes that would let one, each with its button. */
export function WaitingPanel({
  purchaseId,
  wait,
  unblocks,
  studentZone,
  zone,
  mayChange,
}: {
  purchaseId: string;
  wait: Wait;
  unblocks: Unblock[];
  studentZone: string;
  zone?: string;
  mayChange: boolean;
}) {
  const { trainers, more, ruledOut, considered, since, checkedAt } = wait;
  return (
    <Panel title="No trainer available">
      <p className="px-4 pb-3 text-muted">
        Of {considered} trainers {ruleOutWords(ruledOut)}. Waiting since <LocalTime at={since} zone={zone} />,
        last tried <LocalTime at={checkedAt} zone={zone} />. We retry when capacity changes.
      </p>
      <div className="border-t border-line px-4 py-3">
        <h3 className="font-semibold">{unblocks.length > 0 ? 'Options' : 'No single change helps'}</h3>
        {unblocks.length === 0 && (
          <p className="mt-0.5 text-muted">
            Several rules rule out each trainer. Choose one by hand and override the rules.
          </p>
        )}
        <ol className="mt-1">
          {unblocks.map(({ change, words, key }, index) => (
            <li
              key={key}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 border-t border-line py-2.5 first:border-0"
            >
              <div className="min-w-0 flex-1 basis-64">
                <p className="font-medium">{words}</p>
                <p className="text-muted">
                  First session would be {formatTime(change.firstStartsAt, 'day', studentZone)},{' '}
                  {formatTime(change.firstStartsAt, 'time', studentZone)} {zoneCity(studentZone)}.
                </p>
              </div>
              {change.kind === 'leave' || change.kind === 'time' || !mayChange ? (
                <Link href={`/admin/trainers/${change.trainerId}`} className="prose-link">
                  Open {change.trainerName}
                </Link>
              ) : (
                <ReviewChange
                  purchaseId={purchaseId}
                  change={{ key, words }}
                  zone={zone}
                  isFirst={index === 0}
                />
              )}
            </li>
          ))}
        </ol>
      </div>
      {trainers.length > 0 && (
        <details className="border-t border-line px-4 py-2.5">
          <summary className="cursor-pointer text-muted hover:text-ink">
            {trainers.length + more === 1
              ? 'The 1 trainer who teaches it'
              : `The ${trainers.length + more} trainers who teach it`}
          </summary>
          <ul className="mt-1.5 grid gap-1">
            {trainers.map(({ trainerId, trainerName, codes }) => (
              <li key={trainerId}>
                <Link href={`/admin/trainers/${trainerId}`} className="prose-link">
                  {trainerName}
                </Link>{' '}
                <span className="text-muted">{ruledOutWords(codes)}</span>
              </li>
            ))}
          </ul>
          {more > 0 && <p className="mt-1 text-muted">And {more} more.</p>}
        </details>
      )}
    </Panel>
  );
}
