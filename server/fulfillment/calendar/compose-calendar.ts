import {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendar,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from 'ical-generator';
import { toLine } from '@/server/core/text/to-line';

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
  /** Where it is joined. */
  url: string;
};

/**
 * An iCalendar file (RFC 5545). Times are in UTC, which every program shows in its reader's zone, right over any clock
 * change. URL, LOCATION and CONFERENCE (RFC 7986, 5.11) lead to where it is joined, because programs read one or another.
 * The same events give the same text. A cancelled session is in it as CANCELLED, so that programs take it out.
 * Every line ends with CRLF, the last one too, and is folded after 75 octets. Without events it holds the definition of
 * UTC, which shows nothing: RFC 5545, 3.6, asks for one component at least, and that may be a VTIMEZONE.
 */
export function composeCalendar(input: { name: string; events: CalendarEvent[] }): string {
  const calendar = new ICalCalendar({
    name: toLine(input.name),
    prodId,
    method: ICalCalendarMethod.PUBLISH,
    // Programs ask at their own pace; this asks them for an hour.
    ttl: 3600,
  });
  for (const event of input.events) calendar.createEvent(appointmentOf(event));
  const text = `${calendar.toString().trimEnd()}\r\n`;
  return input.events.length > 0 ? text : text.replace(/END:VCALENDAR\r\n$/, `${utcZone}END:VCALENDAR\r\n`);
}

/** Who sends an invitation, from which address, and whom it invites. */
export type Invitation = {
  organizer: { name: string; email: string; sentBy: string };
  attendee: { name: string; email: string };
};

/**
 * Each session as a message of its own to the one who is invited (RFC 5546: a REQUEST or a CANCEL is about one UID), one after
 * the other in one text. A calendar program that keeps its appointments by mail adds, moves or removes the session: it
 * takes the higher SEQUENCE. The sessions are agreed on already, so no answer is asked for.
 */
export function composeInvitations(events: CalendarEvent[], { organizer, attendee }: Invitation): string {
  const { CANCEL, REQUEST } = ICalCalendarMethod;
  return events
    .map((event) => {
      const calendar = new ICalCalendar({ prodId, method: event.isCancelled ? CANCEL : REQUEST });
      calendar.createEvent({
        ...appointmentOf(event),
        organizer: { ...organizer, name: toLine(organizer.name) },
        attendees: [
          {
            ...attendee,
            name: toLine(attendee.name),
            rsvp: false,
            role: ICalAttendeeRole.REQ,
            status: ICalAttendeeStatus.ACCEPTED,
          },
        ],
      });
      return `${calendar.toString().trimEnd()}\r\n`;
    })
    .join('');
}

const prodId = { company: 'Caravan', product: 'Sessions', language: 'EN' };

function appointmentOf(event: CalendarEvent): ICalEventData {
  return {
    id: `${event.sessionId}@caravan`,
    sequence: event.sequence,
    status: event.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    start: event.startsAt,
    end: event.endsAt,
    stamp: event.changedAt,
    lastModified: event.changedAt,
    summary: toLine(event.isCancelled ? `Cancelled: ${event.summary}` : event.summary),
    description: toLine(event.description),
    url: event.url,
    // A cancelled session has no place any more.
    location: event.isCancelled ? null : event.url,
    x: event.isCancelled ? [] : [['CONFERENCE;FEATURE=AUDIO,VIDEO;VALUE=URI', event.url]],
  };
}

const utcZone = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'TZNAME:UTC',
  'END:STANDARD',
  'END:VTIMEZONE',
  '',
].join('\r\n');
