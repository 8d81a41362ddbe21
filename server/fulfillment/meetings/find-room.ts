import { env } from '@/server/core/env';
import type { Meeting, MeetingProvider } from './meeting-provider';
import { templateRoom } from './template-room';
import { trainersOwnRoom } from './trainers-own-room';

/** The first that has a room is where a session is held. */
const providers: MeetingProvider[] = [trainersOwnRoom, templateRoom(env.MEETING_URL_TEMPLATE)];

/** The address of a meeting's room, or null: it is the waiting room that Caravan brings. */
export async function findRoom(meeting: Meeting): Promise<string | null> {
  for (const provider of providers) {
    const url = await provider.urlOf(meeting);
    if (url !== null) return url;
  }
  return null;
}
