import type { Metadata } from 'next';
import { PageHeader } from '@/components/page/page-header';
import { RequestForm } from '@/components/teach/time-off/request-form';
import { TimeOffLists } from '@/components/teach/time-off/time-off-lists';
import { api } from '@/server/api/server';
import { zoneCity } from '@/server/core/time/format-time';
import { requireTrainer } from '../require-trainer';

export const metadata: Metadata = { title: 'Time off' };

export default async function MyTimeOffPage() {
  await requireTrainer('/teach/time-off');
  const timeOff = await api().teach.timeOff();
  return (
    <div className="grid gap-4">
      <PageHeader
        title="Time off"
        description={`Days are in ${zoneCity(timeOff.zone)}. You see what your time off means for your students before you send it.`}
      />
      <RequestForm />
      <TimeOffLists timeOff={timeOff} />
    </div>
  );
}
