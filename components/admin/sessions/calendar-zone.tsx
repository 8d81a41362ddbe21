'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import { browserZone } from '@/components/time/modern-zone';
import { ZoneField } from '../zone-field';
import { type CalendarAddress, calendarHref } from './calendar-address';

/** The zone a calendar is read in: the browser's own, until one chooses another. */
export function CalendarZone({ address, zone }: { address: CalendarAddress; zone: string }) {
  const router = useRouter();
  const show = (next: string) => router.replace(calendarHref(address, { zone: next }), { scroll: false });
  const takeBrowserZone = useEffectEvent(() => {
    if (!address.zone && browserZone() !== zone) show(browserZone());
  });
  useEffect(() => takeBrowserZone(), []);
  return <ZoneField key={zone} zone={zone} onChange={show} />;
}
