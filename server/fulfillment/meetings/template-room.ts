import type { MeetingProvider } from './meeting-provider';

/** A room by its name at a server that opens any, such as Jitsi: `template` has {room} where the name goes. */
export function templateRoom(template: string | undefined): MeetingProvider {
  return {
    urlOf: async ({ allocation }) => template?.replaceAll('{room}', `caravan-${allocation.room}`) ?? null,
  };
}
