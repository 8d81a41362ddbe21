import { createContext } from '@/server/core/context';
import { receiveWebhook } from '@/server/webhooks/receive-webhook';

export const dynamic = 'force-dynamic';

/** The webhook endpoint of payment providers. Only a 200 means that the event was recorded. */
export async function POST(request: Request, { params }: { params: Promise<{ provider: string }> }) {
  const { provider } = await params;
  const ctx = createContext({ kind: 'webhook', provider });
  const { status, body } = await receiveWebhook(ctx, { provider, request });
  return Response.json(body, { status });
}
