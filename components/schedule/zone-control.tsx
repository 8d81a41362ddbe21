'use client';

import { useState, useSyncExternalStore } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { reportedZone } from '@/components/time/modern-zone';
import { ZoneSelect } from '@/components/time/zone-select';
import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';
import { formatTime, zoneCity } from '@/server/core/time/format-time';
import { isZoneDeclined, rememberDeclined } from './declined-zone';

const never = () => () => undefined;

/** Shows the time zone and lets the person change it. Offers the browser's zone once when its clock differs. */
export function ZoneControl({ zone, isOwn }: { zone: string; isOwn: boolean }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const [chosen, setChosen] = useState<string | null>(null);
  const [isDeclined, setIsDeclined] = useState(false);
  const here = useSyncExternalStore(never, reportedZone, () => null);
  const offered = !isDeclined && here && showsOtherTime(here, zone) && !isZoneDeclined(here) ? here : null;

  async function save(next: string) {
    if (await run(() => client.account.setZone.mutate({ zone: next }))) setChosen(null);
  }
  function decline() {
    if (here) rememberDeclined(here);
    setIsDeclined(true);
  }

  return (
    <div id="zone" className="mt-1.5">
      <p className="text-muted">
        Times are in {zoneCity(zone)},{' '}
        {isOwn ? 'the time zone of your profile' : 'the time zone of your purchase'}.{' '}
        {chosen === null && (
          <button
            type="button"
            onClick={() => setChosen(zone)}
            aria-label="Change the time zone"
            className="min-h-6 cursor-pointer font-medium text-ink underline underline-offset-2"
          >
            Change
          </button>
        )}
      </p>
      {chosen !== null && (
        <div className="mt-3 grid gap-2">
          <div className="flex flex-wrap items-center gap-2">
            <ZoneSelect zone={chosen} onChange={setChosen} />
            <button
              type="button"
              onClick={() => save(chosen)}
              disabled={isBusy || chosen === zone}
              className={buttonClass({})}
            >
              Save
            </button>
            <button
              type="button"
              onClick={() => setChosen(null)}
              className={buttonClass({ variant: 'ghost' })}
            >
              Cancel
            </button>
          </div>
          <p className="text-sm text-muted">
            Your sessions stay at the same moment. Only the displayed time changes.
          </p>
        </div>
      )}
      {chosen === null && offered && (
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          This device is in {zoneCity(offered)}. Your sessions won’t move.
          <button
            type="button"
            onClick={() => save(offered)}
            disabled={isBusy}
            className={buttonClass({ variant: 'secondary', size: 'sm' })}
          >
            Show times in {zoneCity(offered)}
          </button>
          <button type="button" onClick={decline} className={buttonClass({ variant: 'ghost', size: 'sm' })}>
            Keep {zoneCity(zone)}
          </button>
        </p>
      )}
      {problem && (
        <div className="mt-3">
          <Notice tone="bad" title={problem.message} />
        </div>
      )}
    </div>
  );
}

/** Whether two zones show different times now. Different names for the same time do not matter. */
function showsOtherTime(one: string, other: string): boolean {
  const now = new Date();
  return formatTime(now, 'datetime', one) !== formatTime(now, 'datetime', other);
}
