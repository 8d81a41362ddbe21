import type { Metadata } from 'next';
import { AvailabilityCard } from '@/components/admin/availability/availability-card';
import { PageHeader } from '@/components/page/page-header';
import { CalendarFeed } from '@/components/schedule/calendar-feed';
import { MeetingLinkForm } from '@/components/teach/meeting-link-form';
import { Panel } from '@/components/ui/panel';
import { api } from '@/server/api/server';
import { requireTrainer } from '../require-trainer';

export const metadata: Metadata = { title: 'Availability' };

export default async function MyAvailabilityPage() {
  await requireTrainer('/teach/availability');
  const [trainer, feed] = await Promise.all([api().teach.me(), api().teach.feed()]);
  return (
    <div className="grid gap-4">
      <PageHeader
        title="Availability"
        description="When you work in a normal week. Sessions that are booked already stay where they are."
      />
      <AvailabilityCard trainer={trainer} canEdit as="trainer" />
      <Panel title="Meeting link">
        <MeetingLinkForm trainer={trainer} />
      </Panel>
      <Panel title="Calendar sync">
        <div className="px-4 pb-4">
          <CalendarFeed feed={feed} as="trainer" />
        </div>
      </Panel>
    </div>
  );
}
