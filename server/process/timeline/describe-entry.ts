import { isTimelineKind, timelineKinds } from './kinds';
import type { EntryWords } from './kinds/entry-kind';

/**
 * The words for a stored entry. What this version cannot read, a kind or data of another version, is shown as what it is:
 * its kind, and that its data has to be read as stored.
 */
export function describeEntry({ kind, data }: { kind: string; data: unknown }): EntryWords {
  const known = isTimelineKind(kind) ? timelineKinds[kind].read(data) : null;
  return (
    known ?? {
      title: [{ code: kind }],
      detail: isTimelineKind(kind)
        ? 'This version cannot read its data. It is shown as stored.'
        : 'This version does not know this kind of entry. It is shown as stored.',
      tone: 'warn',
    }
  );
}
