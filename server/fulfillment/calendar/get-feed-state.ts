import type { Context } from '@/server/core/context';
import type { FeedOwner } from './feed-owner';

/** When the calendar address of a person was made and last read; null when there is none. The address itself is not kept. */
export function getFeedState({ db }: Pick<Context, 'db'>, owner: FeedOwner) {
  return db.calendarFeed.findFirst({
    where: { ...owner, revokedAt: null },
    select: { createdAt: true, lastReadAt: true },
  });
}
