'use client';

import { useSyncExternalStore } from 'react';
import { ZoneSelect } from '@/components/time/zone-select';
import { NativeSelect } from '@/components/ui/native-select';

const never = () => () => undefined;

/** All time zones the browser knows. The server renders only the chosen one, because it may know others. */
export function ZoneField({ zone, onChange }: { zone: string; onChange: (zone: string) => void }) {
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (isBrowser) return <ZoneSelect zone={zone} onChange={onChange} />;
  return (
    <NativeSelect aria-label="Time zone" defaultValue={zone} className="w-full sm:w-72">
      <option value={zone}>{zone}</option>
    </NativeSelect>
  );
}
