import { z } from 'zod';
import { ruleOutWords } from '../../vocabulary/rule-out-words';
import { wakeCauseWords } from '../../vocabulary/wake-causes';
import { entryKind, join } from './entry-kind';

/** Who teaches it: enrollment, allocation, waiting, changes of trainer. */
export const trainerKinds = {
  'enrollment.created': entryKind(
    'BUSINESS',
    { enrollmentId: z.string(), courseTitle: z.string() },
    ({ courseTitle }) => ({ title: `Enrolled in ${courseTitle}`, tone: 'ok' }),
  ),
  'trainer.allocated': entryKind(
    'BUSINESS',
    {
      allocationId: z.string(),
      trainerId: z.string(),
      trainerName: z.string(),
      considered: z.number(),
      /** Calendars that were planned. */
      compared: z.number(),
    },
    ({ trainerName, considered, compared }) => ({
      title: `${trainerName} allocated`,
      detail: `the best of ${considered}, the calendars of ${compared} compared`,
      tone: 'ok',
    }),
  ),
  'trainer.none-eligible': entryKind(
    'BUSINESS',
    /** `ruledOut`: how many trainers each rule ruled out. */
    { considered: z.number(), ruledOut: z.record(z.string(), z.number()) },
    ({ considered, ruledOut }) => ({
      title: 'No trainer available',
      detail: `${considered} considered: ${ruleOutWords(ruledOut)}`,
      tone: 'warn',
    }),
  ),
  /** While it waited for a trainer: the search begins again. `reason`: staff's, when they did it for the student. */
  'preferences.changed': entryKind(
    'BUSINESS',
    { from: z.string(), to: z.string(), reason: z.string().nullable() },
    ({ from, to, reason }) => ({
      title: `New preferred times: ${to}`,
      detail: join([`before: ${from}`, reason], '; '),
      tone: 'info',
    }),
  ),
  'allocation.woken': entryKind(
    'TECHNICAL',
    /** `cause`: what made room, as the event says. */
    { trainerId: z.string(), trainerName: z.string(), cause: z.string() },
    ({ trainerName, cause }) => ({
      title: `${trainerName} may have room: allocation retried`,
      detail: `because ${wakeCauseWords(cause)}`,
      tone: 'info',
    }),
  ),
  'trainer.released': entryKind(
    'BUSINESS',
    { allocationId: z.string(), trainerName: z.string(), reason: z.string() },
    ({ trainerName, reason }) => ({ title: `${trainerName} released`, detail: reason, tone: 'warn' }),
  ),
  'trainer.reallocated': entryKind(
    'BUSINESS',
    {
      reallocationId: z.string(),
      fromTrainerName: z.string().nullable(),
      toTrainerName: z.string(),
      reason: z.string(),
      /** The rules that staff overrode for it, by name. */
      overrides: z.array(z.string()),
      /** Sessions that moved to the new trainer, and those of them with a new time. */
      moved: z.number(),
      retimed: z.number(),
      isUndo: z.boolean(),
    },
    ({ fromTrainerName, toTrainerName, reason, overrides, moved, retimed, isUndo }) => ({
      title: fromTrainerName
        ? `${isUndo ? 'Moved back' : 'Reallocated'} from ${fromTrainerName} to ${toTrainerName}`
        : `Allocated to ${toTrainerName} by hand`,
      detail: join(
        [
          reason,
          moved > 0 && `${moved} sessions moved, ${retimed} of them to another time`,
          overrides.length > 0 && `rules overridden: ${overrides.join(', ')}`,
        ],
        '; ',
      ),
      tone: 'info',
    }),
  ),
};
