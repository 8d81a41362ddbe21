import { requireUser } from '@/app/api/require-user';
import { createContext } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { isId } from '@/server/core/text/is-id';
import { actorOf } from '@/server/people/roles/actor-of';
import { getReceipt } from '@/server/sales/receipts/get-receipt';
import { receiptNumber } from '@/server/sales/receipts/receipt-number';
import { receiptPdf } from '@/server/sales/receipts/receipt-pdf';
import { getLogo } from '@/server/school/settings/get-logo';

type Props = { params: Promise<{ receiptId: string }> };

/** A receipt or a credit note as a PDF, for its student and for staff. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const user = await requireUser(request, 'student', 'download');
  if (user instanceof Response) return user;
  const { receiptId } = await params;
  if (!isId(receiptId)) return noReceipt();
  const ctx = createContext(actorOf(user));
  try {
    const receipt = await getReceipt(ctx, { receiptId });
    const pdf = await receiptPdf(receipt, await getLogo(ctx));
    return new Response(new Uint8Array(pdf), {
      headers: {
        'cache-control': 'private, no-store',
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${receiptNumber(receipt)}.pdf"`,
      },
    });
  } catch (error) {
    if (error instanceof NotFoundError) return noReceipt();
    throw error;
  }
}

const noReceipt = () => new Response('Receipt not found.\n', { status: 404 });
