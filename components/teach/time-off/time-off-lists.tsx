import { spanWords } from '@/components/admin/absences/span-words';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import type { Tone } from '@/server/core/vocabulary/tone';
import type { MyTimeOff } from '@/server/fulfillment/time-off/list-my-time-off';
import { WithdrawButton } from './withdraw-button';

const states: Record<MyTimeOff['requests'][number]['status'], [Tone, string]> = {
  OPEN: ['info', 'Waiting for approval'],
  APPROVED: ['ok', 'Approved'],
  DECLINED: ['bad', 'Declined'],
  WITHDRAWN: ['neutral', 'Withdrawn'],
};

/** A trainer's time off to come, and what became of each request. */
export function TimeOffLists({ timeOff: { zone, timeOff, requests } }: { timeOff: MyTimeOff }) {
  return (
    <>
      <Panel title="Planned">
        {timeOff.length === 0 && <p className="px-4 pb-4 text-muted">None planned.</p>}
        <ul className="divide-y divide-line">
          {timeOff.map((period) => (
            <li key={period.id} className="px-4 py-2.5">
              <span className="font-medium">{spanWords(period, zone)}</span>{' '}
              {period.reason && <span className="text-muted wrap-anywhere">{period.reason}</span>}
            </li>
          ))}
        </ul>
      </Panel>
      {requests.length > 0 && (
        <Panel title="Requests">
          <ul className="divide-y divide-line">
            {requests.map(({ id, status, reason, declineReason, ...period }) => {
              const [tone, word] = states[status];
              return (
                <li key={id} className="grid gap-1 px-4 py-2.5">
                  <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <span className="font-medium">{spanWords(period, zone)}</span>
                    <Badge tone={tone}>{word}</Badge>
                  </p>
                  <p className="text-muted wrap-anywhere">{reason}</p>
                  {declineReason && <p className="wrap-anywhere">Why not: {declineReason}</p>}
                  {status === 'OPEN' && <WithdrawButton requestId={id} period={spanWords(period, zone)} />}
                </li>
              );
            })}
          </ul>
        </Panel>
      )}
    </>
  );
}
