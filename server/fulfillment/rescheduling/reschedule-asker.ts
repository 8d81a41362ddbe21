import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';

/** The role of the caller: student (staff too) for their own sessions, staff for any session, by the rules for staff. */
export const rescheduleBy = z.enum(['student', 'staff']);

export type RescheduleAsker = { by: 'staff' } | { by: 'student'; studentId: string };

/** The one who asks, by the actor. Throws Forbidden when they may not ask as that. */
export function rescheduleAsker(
  ctx: Pick<Context, 'actor'>,
  by: z.output<typeof rescheduleBy>,
): RescheduleAsker {
  if (by === 'student') return { by, studentId: authorize(ctx, 'student').userId };
  authorize(ctx, 'staff', 'system');
  return { by };
}
