'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { ZoneField } from '@/components/time/zone-field';
import { buttonClass } from '@/components/ui/button-class';
import { Field, Labelled, TextArea } from '@/components/ui/field';
import { Link } from '@/components/ui/link';
import type { TrainerProfile } from '@/server/school/trainers/trainer-profile';
import { ChangeNotice } from '../change-notice';
import { LanguageChoice } from './language-choice';
import { readProfile } from './read-profile';

/** Adds a trainer, or edits `trainer`. The input survives a refused save. */
export function TrainerForm({
  trainer,
  languages,
  zone: zoneOfReader,
}: {
  trainer?: TrainerProfile & { id: string; updatedAt: Date; students: number };
  /** The languages the school already uses. */
  languages: string[];
  zone: string;
}) {
  const client = useApiClient();
  const router = useRouter();
  const { run, isBusy, problem, setProblem } = useChange();
  const [zone, setZone] = useState(trainer?.zone ?? zoneOfReader);
  const back = trainer ? `/admin/trainers/${trainer.id}` : '/admin/trainers';

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const profile = readProfile(new FormData(event.currentTarget), zone);
    if (profile.languages.length === 0) {
      return setProblem({ message: 'Choose at least one language.', isStale: false });
    }
    if (trainer) {
      const seen = { trainerId: trainer.id, expected: trainer.updatedAt };
      await run(() => client.admin.trainers.update.mutate({ ...profile, ...seen }), { goTo: back });
    } else {
      await run(async () => {
        const { trainerId } = await client.admin.trainers.create.mutate(profile);
        router.push(`/admin/trainers/${trainerId}`);
      });
    }
  }

  return (
    <form onSubmit={submit} className="grid gap-6">
      <ChangeNotice problem={problem} />
      <fieldset className="panel grid gap-4 p-5 sm:grid-cols-2">
        <legend className="sr-only">Profile</legend>
        <Field
          label="Name"
          name="name"
          required
          maxLength={80}
          defaultValue={trainer?.name}
          autoComplete="off"
        />
        <Field
          label="Email"
          name="email"
          type="email"
          required
          maxLength={200}
          defaultValue={trainer?.email}
          autoComplete="off"
          hint="We email them about new and moved sessions."
        />
        <Field
          label="Headline"
          name="headline"
          required
          maxLength={120}
          defaultValue={trainer?.headline}
          className="sm:col-span-2"
          hint="One line that students see next to the name."
        />
        <TextArea
          label="Bio"
          name="bio"
          rows={4}
          maxLength={2000}
          defaultValue={trainer?.bio}
          className="sm:col-span-2"
        />
        <Field
          label="Meeting link"
          name="meetingUrl"
          type="url"
          pattern="https://.*"
          maxLength={500}
          defaultValue={trainer?.meetingUrl ?? ''}
          className="sm:col-span-2"
          autoComplete="off"
          placeholder="https://"
          hint="Their own room at Zoom, Meet or Teams. Leave empty to use the school’s rooms. Everyone joins through Caravan, so a new link counts at once."
        />
        <Labelled
          label="Time zone"
          hint="Their availability is in this time zone, and moves with it if you change it."
        >
          {() => <ZoneField zone={zone} onChange={setZone} />}
        </Labelled>
        <div className="sm:col-span-2">
          <LanguageChoice known={languages} chosen={trainer?.languages ?? []} />
        </div>
      </fieldset>
      <fieldset className="panel grid gap-4 p-5 sm:grid-cols-3">
        <legend className="sr-only">Limits</legend>
        <Field
          label="Students at once"
          name="maxStudents"
          type="number"
          required
          min={0}
          max={500}
          defaultValue={trainer?.maxStudents ?? 8}
          hint={
            trainer
              ? `They have ${trainer.students} now.`
              : 'Their cap. We never allocate more students automatically.'
          }
        />
        <Field
          label="Break between sessions (minutes)"
          name="bufferMinutes"
          type="number"
          required
          min={0}
          max={240}
          step={5}
          defaultValue={trainer?.bufferMinutes ?? 10}
        />
        <Field
          label="Hours a week"
          name="weeklyHours"
          type="number"
          min={0}
          max={168}
          step={0.25}
          defaultValue={
            trainer?.maxWeeklyMinutes === null || trainer === undefined ? '' : trainer.maxWeeklyMinutes / 60
          }
          hint="The most they teach in one week. Leave empty for no limit."
        />
      </fieldset>
      <div className="flex items-center gap-2">
        <button type="submit" disabled={isBusy} className={buttonClass()}>
          {isBusy ? 'Saving…' : trainer ? 'Save changes' : 'Add trainer'}
        </button>
        <Link href={back} className={buttonClass({ variant: 'ghost' })}>
          Cancel
        </Link>
      </div>
    </form>
  );
}
