import { env } from '@/server/core/env';

/** Where Inngest calls the app. From the configuration alone: what a request says of its own address never counts. */
export const serveOrigin: string = env.INNGEST_SERVE_ORIGIN ?? env.APP_URL;

export const servePath = '/api/inngest';
