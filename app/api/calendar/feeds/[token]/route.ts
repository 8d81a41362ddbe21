import { answerCalendar } from '@/server/calendar/answer-calendar';
import { readFeed } from '@/server/calendar/read-feed';
import { db } from '@/server/db';

type Props = { params: Promise<{ token: string }> };

/** A private calendar feed: who has the address reads it, until it is ended. Any other address says the same nothing. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const token = (await params).token.replace(/\.ics$/, '');
  const text = token.length === 43 ? await readFeed({ db, now: new Date() }, { token }) : null;
  if (text === null) return new Response('There is no such calendar.\n', { status: 404 });
  return answerCalendar(request, text, 'caravan.ics');
}
