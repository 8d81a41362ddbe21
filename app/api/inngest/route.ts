import { serve } from 'inngest/next';
import type { NextRequest } from 'next/server';
import { db } from '@/server/db';
import { env } from '@/server/env';
import { serveUnderFaults } from '@/server/lab/serve-under-faults';
import { functions } from '@/server/pipeline';
import { inngest } from '@/server/pipeline/client';
import { screenCall } from '@/server/pipeline/screen-call';
import { serveOrigin, servePath } from '@/server/pipeline/serve-origin';

export const dynamic = 'force-dynamic';

const options = { client: inngest, functions, serveOrigin, servePath };
const handlers = serve(options);

/** Where Inngest reads and calls the functions. The SDK refuses calls that Inngest did not sign just now. */
async function handle(request: NextRequest, context: unknown): Promise<Response> {
  const screened = await screenCall(request);
  if (screened instanceof Response) return screened;
  if (request.method === 'POST') return handlers.POST(screened, context);
  if (request.method === 'GET') return handlers.GET(screened, context);
  return env.LAB ? registerUnderFaults(request, screened, context) : handlers.PUT(screened, context);
}

/** Tells Inngest of the functions that a deployment with the armed faults has. */
async function registerUnderFaults(request: Request, screened: NextRequest, context: unknown) {
  const served = await serveUnderFaults(db, functions, request);
  return serve({ ...options, functions: served }).PUT(screened, context);
}

export { handle as GET, handle as POST, handle as PUT };
