import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { getTrainer } from '../trainers/get-trainer';

/** What a trainer edits about themselves: the weekly availability, with the sessions outside it, and the meeting link. */
export async function getOwnTrainer(ctx: Context) {
  const { trainerId } = authorize(ctx, 'trainer');
  const { id, name, zone, windows, outside, updatedAt, meetingUrl } = await getTrainer(ctx, { trainerId });
  return { id, name, zone, windows, outside, updatedAt, meetingUrl };
}
