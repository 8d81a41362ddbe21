import type { MeetingProvider } from './meeting-provider';

/** The trainer's own room, such as a personal room at Zoom, Meet or Teams. */
export const trainersOwnRoom: MeetingProvider = { urlOf: async ({ trainer }) => trainer.meetingUrl };
