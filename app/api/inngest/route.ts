import { serve } from 'inngest/next';
import { functions } from '@/server/pipeline';
import { inngest } from '@/server/pipeline/client';

export const dynamic = 'force-dynamic';

/** Where Inngest reads and calls the functions. The SDK refuses calls that Inngest did not sign just now. */
export const { GET, POST, PUT } = serve({ client: inngest, functions });
