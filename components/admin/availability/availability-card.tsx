'use client';

import { useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { Panel } from '@/components/ui/panel';
import { zoneCity } from '@/server/core/time/format-time';
import { AvailabilityEditor, type AvailabilityReader, type TrainerAvailability } from './availability-editor';
import { DayBar } from './day-bar';
import { OutsideList } from './outside-list';
import { clock, hoursWords, weekdayNames } from './week-words';

/** A trainer's weekly availability. Administrators and the trainer can switch to the editor. */
export function AvailabilityCard({
  trainer,
  canEdit,
  as = 'staff',
}: {
  trainer: TrainerAvailability;
  canEdit: boolean;
  as?: AvailabilityReader;
}) {
  const [isEditing, setIsEditing] = useState(false);
  const { windows, zone, outside } = trainer;
  const total = windows.reduce((sum, { startMinute, endMinute }) => sum + endMinute - startMinute, 0);
  return (
    <Panel
      title="Availability"
      actions={
        <span className="flex items-center gap-3">
          <span className="hidden text-muted sm:inline">
            {hoursWords(total)} a week, in the time zone of {zoneCity(zone)}
          </span>
          {canEdit && !isEditing && (
            <button
              type="button"
              className={buttonClass({ variant: 'secondary', size: 'sm' })}
              onClick={() => setIsEditing(true)}
            >
              Edit availability
            </button>
          )}
        </span>
      }
    >
      {isEditing ? (
        <AvailabilityEditor trainer={trainer} as={as} onDone={() => setIsEditing(false)} />
      ) : (
        <div className="grid gap-2.5 px-4 pb-4">
          <dl>
            {weekdayNames.map((name, index) => {
              const ofDay = windows.filter(({ weekday }) => weekday === index + 1);
              return (
                <div
                  key={name}
                  className="grid min-h-8 grid-cols-[3rem_minmax(0,1fr)] items-center gap-x-3 border-t border-line first:border-t-0 sm:grid-cols-[6rem_minmax(0,1fr)_13rem]"
                >
                  <dt className={ofDay.length > 0 ? '' : 'text-faint'}>
                    <span className="sm:hidden">{name.slice(0, 3)}</span>
                    <span className="max-sm:sr-only">{name}</span>
                  </dt>
                  <dd className="hidden sm:block">
                    <DayBar windows={ofDay} />
                  </dd>
                  <dd className={ofDay.length > 0 ? 'sm:text-right' : 'text-faint sm:text-right'}>
                    {ofDay.map((w) => `${clock(w.startMinute)} to ${clock(w.endMinute)}`).join(', ') ||
                      'free'}
                  </dd>
                </div>
              );
            })}
          </dl>
          {outside.count > 0 && <OutsideList outside={outside} zone={zone} as={as} />}
        </div>
      )}
    </Panel>
  );
}
