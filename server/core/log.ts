import pino from 'pino';
import { env } from './env';

/** The process log: JSON lines on standard output. Secrets and bodies of requests are never passed to it. */
export const log = pino({ level: env.LOG_LEVEL, base: undefined });
