export const dynamic = 'force-dynamic';

/** Liveness: the process responds. Restart it when it does not. */
export function GET(): Response {
  return Response.json({ alive: true });
}
