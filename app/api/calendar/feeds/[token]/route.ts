import { createContext } from '@/server/core/context';
import { answerRefusal } from '@/server/core/http/answer-refusal';
import { findForeignHost } from '@/server/core/http/find-foreign-host';
import { refuseOverLimit } from '@/server/core/limits/refuse-over-limit';
import { answerCalendar } from '@/server/fulfillment/calendar/answer-calendar';
import { hashToken } from '@/server/fulfillment/calendar/feed-token';
import { readFeed, readFeedInput } from '@/server/fulfillment/calendar/read-feed';

type Props = { params: Promise<{ token: string }> };

/** A private calendar feed. Anybody with the link can read it until it is turned off. Every other link gets the same 404. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const foreign = findForeignHost(request.headers);
  if (foreign) return answerRefusal(foreign);
  const token = (await params).token.replace(/\.ics$/, '');
  const refused = await refuseOverLimit('calendarFeed', request.headers, hashToken(token));
  if (refused) return refused;
  const ctx = createContext({ kind: 'system', job: 'calendar-feed' });
  const text = readFeedInput.safeParse({ token }).success ? await readFeed(ctx, { token }) : null;
  if (text === null) return new Response('Calendar not found.\n', { status: 404 });
  return answerCalendar(request, text, 'caravan.ics');
}
