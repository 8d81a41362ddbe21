'use client';

import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { RelativeTime } from '@/components/time/relative-time';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button-class';
import { deviceName } from './device-name';

type Device = { id: string; userAgent: string | null; createdAt: Date; updatedAt: Date };

/** Where the account is signed in. Each other device can be signed out, and all of them. */
export function DeviceList({ devices, here, now }: { devices: Device[]; here: string; now: Date }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const end = (which: Parameters<typeof client.account.endDevices.mutate>[0]) =>
    run(() => client.account.endDevices.mutate(which));

  async function endAll() {
    if (await end({ all: true })) window.location.assign('/sign-in');
  }

  return (
    <div className="grid gap-4">
      <ul className="grid divide-y divide-line border-y border-line">
        {devices.map((device) => (
          <li key={device.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {deviceName(device.userAgent)}
                {device.id === here && <Badge tone="ok">This device</Badge>}
              </p>
              <p className="text-sm text-muted">
                Signed in <RelativeTime at={device.createdAt} now={now} />
              </p>
            </div>
            {device.id !== here && (
              <button
                type="button"
                disabled={isBusy}
                aria-label={`Sign out ${deviceName(device.userAgent)}`}
                className={buttonClass({ variant: 'secondary', size: 'sm' })}
                onClick={() => end({ only: device.id })}
              >
                Sign out
              </button>
            )}
          </li>
        ))}
      </ul>
      <p role="alert" className="text-bad empty:hidden">
        {problem?.message}
      </p>
      <div className="flex flex-wrap gap-2">
        {devices.length > 1 && (
          <button
            type="button"
            disabled={isBusy}
            className={buttonClass({ variant: 'secondary' })}
            onClick={() => end({ allBut: here })}
          >
            Sign out all other devices
          </button>
        )}
        <button
          type="button"
          disabled={isBusy}
          className={buttonClass({ variant: 'ghost' })}
          onClick={endAll}
        >
          Sign out everywhere
        </button>
      </div>
    </div>
  );
}
