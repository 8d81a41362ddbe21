/** The schema that graphile-worker keeps the server's jobs in. */
export const jobSchema = 'inngest_jobs';
