import { requireUser } from '@/app/api/require-user';
import { createContext } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { isId } from '@/server/core/text/is-id';
import { answerCalendar } from '@/server/fulfillment/calendar/answer-calendar';
import { getPurchaseCalendar } from '@/server/fulfillment/calendar/get-purchase-calendar';
import { actorOf } from '@/server/people/roles/actor-of';

type Props = { params: Promise<{ purchaseId: string }> };

/** The sessions of one purchase as a calendar file, for its student and for staff. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const user = await requireUser(request, 'student', 'download');
  if (user instanceof Response) return user;
  const { purchaseId } = await params;
  if (!isId(purchaseId)) return noPurchase();
  try {
    const { text, fileName } = await getPurchaseCalendar(createContext(actorOf(user)), { purchaseId });
    return answerCalendar(request, text, fileName);
  } catch (error) {
    if (error instanceof NotFoundError) return noPurchase();
    throw error;
  }
}

const noPurchase = () => new Response('Purchase not found.\n', { status: 404 });
