import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { DomainError } from '@/server/core/errors';
import { wallPeriod } from '@/server/scheduling/availability/wall-period';
import { getSchoolSettings } from '@/server/school/settings/get-school-settings';
import { previewAbsence } from '../absences/preview-absence';
import { listCandidates } from '../reallocating/list-candidates';

export const previewOwnTimeOffInput = z.object({ period: wallPeriod });

/** Students for whom a substitute is looked for: reading the calendars of all trainers takes time. */
const mostSubstitutes = 10;

/**
 * What a trainer's time off would mean: each student with sessions inside, and who could take over now (`substitute` is null
 * when nobody can, undefined beyond the first ten). Writes nothing. Throws as readAbsence does.
 */
export async function previewOwnTimeOff(ctx: Context, input: z.input<typeof previewOwnTimeOffInput>) {
  const { trainerId } = authorize(ctx, 'trainer');
  const { period } = previewOwnTimeOffInput.parse(input);
  const { affected } = await previewAbsence(ctx, { trainerId, period });
  const students = [];
  for (const [index, { id, studentName, courseTitle, sessions }] of affected.entries()) {
    const substitute = index < mostSubstitutes ? await findSubstitute(ctx, id) : undefined;
    students.push({ studentName, courseTitle, sessions, substitute });
  }
  const { timeOffNeedsApproval } = await getSchoolSettings(ctx);
  return { students, needsApproval: timeOffNeedsApproval };
}

export type OwnTimeOffPreview = Awaited<ReturnType<typeof previewOwnTimeOff>>;

async function findSubstitute(ctx: Context, purchaseId: string): Promise<string | null> {
  try {
    return (await listCandidates(ctx, { purchaseId })).ranked[0]?.trainerName ?? null;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
