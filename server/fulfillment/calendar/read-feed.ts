import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { isBanned } from '@/server/people/roles/is-banned';
import { composeCalendar } from './compose-calendar';
import { hashToken } from './feed-token';
import { loadStudentEvents } from './load-student-events';
import { loadTrainerEvents } from './load-trainer-events';

/** How far back a feed reaches, in days: long enough for a program that was away to learn of what was cancelled. */
const backDays = 90;

export const readFeedInput = z.object({ token: z.base64url().length(43) });

/** The calendar behind a private address; null when there is none, it was ended or the account is closed. Notes when it was last read. */
export async function readFeed(
  ctx: Context,
  rawInput: z.input<typeof readFeedInput>,
): Promise<string | null> {
  authorize(ctx, 'public', 'system');
  const input = readFeedInput.parse(rawInput);
  const feed = await ctx.db.calendarFeed.findUnique({
    where: { tokenHash: hashToken(input.token), revokedAt: null },
    select: {
      id: true,
      userId: true,
      trainerId: true,
      lastReadAt: true,
      user: { select: { banned: true, banExpires: true } },
    },
  });
  if (!feed || (feed.user && isBanned(feed.user, ctx.now))) return null;
  if (!feed.lastReadAt || ctx.now.getTime() - feed.lastReadAt.getTime() > 60_000) {
    await ctx.db.calendarFeed.updateMany({ where: { id: feed.id }, data: { lastReadAt: ctx.now } });
  }
  const since = new Date(ctx.now.getTime() - backDays * 86_400_000);
  const events = feed.trainerId
    ? await loadTrainerEvents(ctx.db, { trainerId: feed.trainerId, since })
    : await loadStudentEvents(ctx.db, { studentId: feed.userId ?? '', endsAt: { gt: since } });
  return composeCalendar({ name: 'Caravan', events });
}
