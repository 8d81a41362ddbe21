import { serve } from 'inngest/next';
import { createContext } from '@/server/context';
import { answerSync } from '@/server/registration/answer-sync';
import { provideFunctions } from '@/server/registration/served-functions';
import { inngest } from './client';
import { functions } from './index';
import { screenCall } from './screen-call';
import { serveOrigin, servePath } from './serve-origin';

provideFunctions(functions);
const handlers = serve({ client: inngest, functions, serveOrigin, servePath });

/**
 * Where Inngest reads and calls the functions: the SDK refuses calls that Inngest did not sign just now. A PUT asks the app to
 * tell Inngest what it serves.
 */
export async function answerInngest(request: Request, context?: unknown): Promise<Response> {
  const screened = await screenCall(request);
  if (screened instanceof Response) return screened;
  if (request.method === 'POST') return handlers.POST(screened, context);
  if (request.method !== 'PUT') return handlers.GET(screened, context);
  return answerSync(createContext({ kind: 'system', job: 'registration' }), { request });
}
