import { BadRequest, type Reply, type Request, type Route } from './route';

const mostKept = 1000;

/**
 * Serves a route as the real server serves those that it caches: the answer to the exact address is kept for `keptMs`
 * milliseconds, and an error is reported in the body of a 200. `unknownStatus` is what the body then calls a 404.
 */
export function cacheAnswers(
  route: Omit<Route, 'method' | 'auth'>,
  { keptMs, unknownStatus = 404 }: { keptMs: number; unknownStatus?: number },
): Route {
  const kept = new Map<string, { until: number; reply: Reply }>();
  return {
    ...route,
    method: 'GET',
    auth: 'bearer',
    async handle(request, engine) {
      const key = addressOf(request);
      const known = kept.get(key);
      if (known && known.until > Date.now()) return known.reply;
      const reply = await route.handle(request, engine).catch((error: unknown): Reply => {
        if (!(error instanceof BadRequest) || error.status !== 404) throw error;
        return { status: 200, body: { error: error.message, data: null, status: unknownStatus } };
      });
      if (kept.size >= mostKept) kept.clear();
      kept.set(key, { until: Date.now() + keptMs, reply });
      return reply;
    },
  };
}

const addressOf = ({ params, search }: Request) => `${params.join('/')}?${search}`;
