import { serve } from 'inngest/next';
import type { NextRequest } from 'next/server';
import { db } from '@/server/db';
import { env } from '@/server/env';
import { serveUnderFaults } from '@/server/lab/serve-under-faults';
import { functions } from '@/server/pipeline';
import { inngest } from '@/server/pipeline/client';

export const dynamic = 'force-dynamic';

// Inngest calls what was registered: with an origin given, no request's Host can have another one registered.
const options = { client: inngest, functions, serveOrigin: env.INNGEST_SERVE_ORIGIN };
const handlers = serve(options);

/** Where Inngest reads and calls the functions. The SDK refuses calls that Inngest did not sign just now. */
export const { GET, POST, PUT } = env.LAB
  ? { GET: handlers.GET, POST: handlers.POST, PUT: registerUnderFaults }
  : handlers;

/** Tells Inngest of the functions that a deployment with the armed faults has. */
async function registerUnderFaults(request: NextRequest, context: unknown) {
  const served = await serveUnderFaults(db, functions, request);
  return serve({ ...options, functions: served }).PUT(request, context);
}
