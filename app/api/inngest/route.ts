import { serve } from 'inngest/next';
import { db } from '@/server/db';
import { functions } from '@/server/pipeline';
import { inngest } from '@/server/pipeline/client';
import { screenCall } from '@/server/pipeline/screen-call';
import { serveOrigin, servePath } from '@/server/pipeline/serve-origin';
import { answerSync } from '@/server/registration/answer-sync';

export const dynamic = 'force-dynamic';

const handlers = serve({ client: inngest, functions, serveOrigin, servePath });

/**
 * Where Inngest reads and calls the functions: the SDK refuses calls that Inngest did not sign just now. A PUT asks the app to
 * tell Inngest what it serves.
 */
async function handle(request: Request, context: unknown): Promise<Response> {
  const screened = await screenCall(request);
  if (screened instanceof Response) return screened;
  if (request.method === 'POST') return handlers.POST(screened, context);
  return request.method === 'PUT' ? answerSync(db, request) : handlers.GET(screened, context);
}

export { handle as GET, handle as POST, handle as PUT };
