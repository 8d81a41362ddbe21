import { Field, Labelled, TextArea } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import type { SessionOutcome } from '@/prisma/generated/enums';
import { sessionOutcomes } from '@/server/process/vocabulary/session-outcomes';

export type WrittenResult = {
  outcome: SessionOutcome;
  topic: string;
  privateNote: string;
  studentNote: string;
  homework: string;
  materialsUrl: string | null;
};

/** The fields of a session's result, filled with what is there already. */
export function ResultFields({
  result,
  outcomes,
}: {
  result: WrittenResult | null;
  outcomes: readonly SessionOutcome[];
}) {
  return (
    <>
      <Labelled label="What happened">
        {(id) => (
          <NativeSelect id={id} name="outcome" required defaultValue={result?.outcome ?? outcomes[0]}>
            {outcomes.map((outcome) => (
              <option key={outcome} value={outcome}>
                {sessionOutcomes[outcome].word}
              </option>
            ))}
          </NativeSelect>
        )}
      </Labelled>
      <Field
        label="Topic"
        name="topic"
        maxLength={200}
        defaultValue={result?.topic}
        autoComplete="off"
        hint="Your student sees the topic, note, homework and materials."
      />
      <TextArea
        label="Note for the student"
        name="studentNote"
        rows={3}
        maxLength={4000}
        defaultValue={result?.studentNote}
      />
      <TextArea label="Homework" name="homework" rows={3} maxLength={4000} defaultValue={result?.homework} />
      <Field
        label="Link to materials"
        name="materialsUrl"
        type="url"
        pattern="https://.*"
        maxLength={500}
        placeholder="https://"
        defaultValue={result?.materialsUrl ?? ''}
        autoComplete="off"
      />
      <TextArea
        label="Private note"
        name="privateNote"
        rows={3}
        maxLength={4000}
        defaultValue={result?.privateNote}
        hint="Only the trainer and our team see this."
      />
    </>
  );
}
