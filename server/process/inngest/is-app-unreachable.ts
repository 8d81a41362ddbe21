/** What Inngest says of a run whose requests never reached the app. Source: inngest/inngest pkg/execution, 1.43. */
const words = /unable to reach sdk url|eof writing request to sdk|http_unreachable/i;

/** Whether a run failed only because Inngest could not reach the app, which did not work on it and refused nothing. */
export const isAppUnreachable = (error: string | null): boolean => error !== null && words.test(error);
