'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import { browserZone } from '@/components/time/modern-zone';
import { ZoneField } from '@/components/time/zone-field';
import { type CalendarAddress, calendarHref } from './calendar-address';

/** The time zone of a calendar: the browser's, unless another is chosen. */
export function CalendarZone({ address, zone }: { address: CalendarAddress; zone: string }) {
  const router = useRouter();
  const show = (next: string) => router.replace(calendarHref(address, { zone: next }), { scroll: false });
  const takeBrowserZone = useEffectEvent(() => {
    if (!address.zone && browserZone() !== zone) show(browserZone());
  });
  useEffect(() => takeBrowserZone(), []);
  return <ZoneField key={zone} zone={zone} onChange={show} />;
}
