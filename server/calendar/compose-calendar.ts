import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** One appointment of a calendar file. The session's id is its UID, so every change finds the same appointment. */
export type CalendarEvent = {
  sessionId: string;
  /** RFC 5545 SEQUENCE: a calendar program takes the higher one. */
  sequence: number;
  isCancelled: boolean;
  startsAt: Date;
  endsAt: Date;
  /** When this state of it came about. */
  changedAt: Date;
  summary: string;
  description: string;
  url: string;
};

/**
 * An iCalendar file (RFC 5545). Times are in UTC, which every program shows in its reader's zone, right over any clock
 * change. The same events give the same text. A cancelled session is in it as CANCELLED, so that programs take it out.
 */
export function composeCalendar(input: { name: string; events: CalendarEvent[] }): string {
  const calendar = new ICalCalendar({
    name: input.name,
    prodId: { company: 'Caravan', product: 'Sessions', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    // Programs ask at their own pace; this asks them for an hour.
    ttl: 3600,
  });
  for (const event of input.events) {
    calendar.createEvent({
      id: `${event.sessionId}@caravan`,
      sequence: event.sequence,
      status: event.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      start: event.startsAt,
      end: event.endsAt,
      stamp: event.changedAt,
      lastModified: event.changedAt,
      summary: event.isCancelled ? `Cancelled: ${event.summary}` : event.summary,
      description: event.description,
      url: event.url,
    });
  }
  return calendar.toString();
}
