/** What a provider may make a room of. */
export type Meeting = {
  /** Names the room of this student with this trainer; nobody can guess it. */
  allocation: { room: string };
  trainer: { meetingUrl: string | null };
};

/**
 * Where sessions are held. `urlOf` answers the address of a meeting's room, the same for both people however often it is
 * asked, or null when this provider has none for it. It is asked each time that somebody joins. One that first has to make
 * the room at its service does it then, under the name of the room, so that asking twice makes one.
 */
export type MeetingProvider = { urlOf(meeting: Meeting): Promise<string | null> };
