import { createContext } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { answerRefusal } from '@/server/core/http/answer-refusal';
import { findForeignHost } from '@/server/core/http/find-foreign-host';
import { refuseOverLimit } from '@/server/core/limits/refuse-over-limit';
import { isId } from '@/server/core/text/is-id';
import { answerCalendar } from '@/server/fulfillment/calendar/answer-calendar';
import { getPurchaseCalendar } from '@/server/fulfillment/calendar/get-purchase-calendar';
import { getUser } from '@/server/people/accounts/get-user';
import { actorOf } from '@/server/people/roles/actor-of';

type Props = { params: Promise<{ purchaseId: string }> };

/** The sessions of one purchase as a calendar file, for its student and for staff. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const foreign = findForeignHost(request.headers);
  if (foreign) return answerRefusal(foreign);
  const user = await getUser(request.headers);
  if (!user) return new Response('Sign in to continue.\n', { status: 401 });
  const refused = await refuseOverLimit('download', request.headers, user.id);
  if (refused) return refused;
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
