import { languageWord } from '@/components/shop/course-words';
import { EmailText } from '@/components/ui/email-text';
import { Panel } from '@/components/ui/panel';
import { formatTime } from '@/server/core/time/format-time';
import type { TrainerDetail } from '@/server/school/trainers/get-trainer';
import { hoursWords } from '../availability/week-words';
import { Facts } from '../facts';
import { LoadBar } from './load-bar';

/** A trainer's load against each of their limits. */
export function LoadCard({
  trainer,
  students,
  minutesThisWeek,
}: {
  trainer: TrainerDetail;
  students: number;
  minutesThisWeek: number;
}) {
  const { maxStudents, maxWeeklyMinutes, bufferMinutes } = trainer;
  return (
    <Panel title="Load">
      <Facts
        facts={[
          ['Students', <LoadBar key="students" value={students} most={maxStudents} width="w-20" />],
          [
            'This week',
            maxWeeklyMinutes === null ? (
              `${hoursWords(minutesThisWeek)}, no limit`
            ) : (
              <span key="week">
                {hoursWords(minutesThisWeek)}{' '}
                <span className="text-muted">of {hoursWords(maxWeeklyMinutes)}</span>
              </span>
            ),
          ],
          ['Between sessions', `${bufferMinutes} min break`],
        ]}
      />
    </Panel>
  );
}

/** A trainer's contact details, and what students read about them. */
export function ProfileCard({ trainer, now }: { trainer: TrainerDetail; now: Date }) {
  const { email, zone, languages, bio, createdAt, meetingUrl } = trainer;
  return (
    <Panel title="Profile">
      <Facts
        facts={[
          [
            'Email',
            <a key="email" href={`mailto:${email}`} className="prose-link">
              <EmailText address={email} />
            </a>,
          ],
          ['Zone', `${zone}, ${formatTime(now, 'time', zone)} now`],
          ['Languages', languages.map(languageWord).join(', ')],
          [
            'Meeting link',
            meetingUrl ? (
              <a key="meeting" href={meetingUrl} rel="noreferrer" className="prose-link break-all">
                {meetingUrl}
              </a>
            ) : (
              'The school’s rooms'
            ),
          ],
          ['Since', formatTime(createdAt, 'date', zone)],
        ]}
      />
      {bio && <p className="border-t border-line px-4 py-3 whitespace-pre-line text-muted">{bio}</p>}
    </Panel>
  );
}
