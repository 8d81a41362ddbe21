'use client';

import { modernZone } from '@/components/time/modern-zone';
import { NativeSelect } from '@/components/ui/native-select';

/** Every IANA time zone the browser knows, by region, and UTC. */
export function ZoneSelect({ zone, onChange }: { zone: string; onChange: (zone: string) => void }) {
  const zones = [...new Set([zone, 'UTC', ...zonesOfBrowser()])].sort();
  const regions = new Map<string, string[]>();
  for (const name of zones) {
    const region = name.split('/')[0] ?? name;
    regions.set(region, [...(regions.get(region) ?? []), name]);
  }
  return (
    <NativeSelect
      aria-label="Time zone"
      value={zone}
      onChange={(event) => onChange(event.target.value)}
      className="w-full sm:w-72"
    >
      {[...regions].map(([region, names]) => (
        <optgroup key={region} label={region}>
          {names.map((name) => (
            <option key={name} value={name}>
              {name.split('/').slice(1).join(', ').replaceAll('_', ' ') || name}
            </option>
          ))}
        </optgroup>
      ))}
    </NativeSelect>
  );
}

// Browsers before 2022 cannot list their zones.
function zonesOfBrowser(): string[] {
  return 'supportedValuesOf' in Intl ? Intl.supportedValuesOf('timeZone').map(modernZone) : [];
}
