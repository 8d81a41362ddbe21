'use client';

import { useRouter } from 'next/navigation';
import { useApiClient } from '@/components/api/client';
import { DialogButton } from '@/components/page/dialog-button';
import type { Preferences } from '@/server/scheduling/preferences/preferences';
import { TimesForm } from './times-form';

/** Other times for a course that waits for a trainer: saving them begins the search again. */
export function ChooseTimes({
  purchase,
}: {
  purchase: {
    id: string;
    planId: string;
    sessionsPerWeek: number;
    preferences: Preferences;
    course: { title: string };
  };
}) {
  const client = useApiClient();
  const router = useRouter();
  const { id: purchaseId, planId, sessionsPerWeek, preferences } = purchase;
  return (
    <DialogButton
      label="Choose new times"
      address="times"
      title="When can you learn?"
      about={purchase.course.title}
      size="max-w-2xl"
    >
      {(close) => (
        <TimesForm
          plan={{ id: planId, sessionsPerWeek }}
          preferences={preferences}
          onSave={async (chosen) => {
            await client.purchases.changePreferences.mutate({ purchaseId, preferences: chosen });
            close();
            router.refresh();
          }}
        />
      )}
    </DialogButton>
  );
}
