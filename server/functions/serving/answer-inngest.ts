import { serve } from 'inngest/next';
import { createContext } from '@/server/core/context';
import { serveOrigin, servePath } from '@/server/core/http/serve-origin';
import { provideFunctions } from '@/server/process/deployment/served-functions';
import { inngest } from '@/server/process/inngest/client';
import { answerSync } from '@/server/process/registration/answer-sync';
import { functions } from '../index';
import { screenCall } from './screen-call';

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
