'use client';

import { useRouter } from 'next/navigation';
import { useApiClient } from '@/components/api/client';
import { DialogButton } from '@/components/page/dialog-button';
import { TimesForm } from '@/components/preferences/times-form';
import type { Preferences } from '@/server/scheduling/preferences/preferences';
import { ReasonField } from '../reason-field';

/** Other preferred times for a student whose purchase waits for a trainer. */
export function ChangeTimes({
  purchase,
}: {
  purchase: {
    id: string;
    number: number;
    sessionsPerWeek: number;
    preferences: Preferences;
    plan: { id: string };
  };
}) {
  const client = useApiClient();
  const router = useRouter();
  const { id: purchaseId, number, plan, sessionsPerWeek, preferences } = purchase;
  return (
    <DialogButton
      label="Change times…"
      title="Preferred times of the student"
      about={`P-${number}`}
      look={{ variant: 'secondary', size: 'sm' }}
      size="max-w-2xl"
    >
      {(close) => (
        <TimesForm
          plan={{ id: plan.id, sessionsPerWeek }}
          preferences={preferences}
          onSave={async (chosen, form) => {
            const reason = String(form.get('reason'));
            await client.admin.purchases.changePreferences.mutate({
              purchaseId,
              preferences: chosen,
              reason,
            });
            close();
            router.refresh();
          }}
        >
          <ReasonField placeholder="For the timeline and the audit log" />
        </TimesForm>
      )}
    </DialogButton>
  );
}
