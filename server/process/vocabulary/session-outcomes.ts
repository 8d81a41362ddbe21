import type { SessionOutcome } from '@/prisma/generated/enums';
import type { Tone } from '@/server/core/vocabulary/tone';

/** What became of a session: its tone, its word, and the word that its student reads. */
export const sessionOutcomes: Record<SessionOutcome, { tone: Tone; word: string; student: string }> = {
  HELD: { tone: 'ok', word: 'Held', student: 'Held' },
  CUT_SHORT: { tone: 'warn', word: 'Cut short', student: 'Cut short' },
  STUDENT_ABSENT: { tone: 'warn', word: 'Student absent', student: 'You were absent' },
  TRAINER_ABSENT: { tone: 'bad', word: 'Trainer absent', student: 'Your trainer was absent' },
  NOT_HELD: { tone: 'bad', word: 'Not held', student: 'Not held' },
};

/** Those that a trainer records. */
export const trainersOutcomes: readonly SessionOutcome[] = ['HELD', 'CUT_SHORT', 'STUDENT_ABSENT'];

/** Those that staff record: a trainer who was absent is not asked about it. */
export const staffOutcomes: readonly SessionOutcome[] = [...trainersOutcomes, 'TRAINER_ABSENT', 'NOT_HELD'];

/** Those of a session that took place. */
export const heldOutcomes: readonly SessionOutcome[] = ['HELD', 'CUT_SHORT'];
