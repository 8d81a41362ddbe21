import { nameToUuid } from '../rules/ids';
import type { Route } from './route';

export const getFunctions: Route = {
  method: 'GET',
  pattern: /^\/v1\/apps\/([^/]+)\/functions$/,
  auth: 'bearer',
  async handle(request, engine) {
    const app = request.params[0] ?? '';
    // From memory, as events are read: who sees a function here may send its event, and it runs.
    const registered = [...engine.registry.bySlug.values()].filter((fn) => fn.app === app);
    const body = registered.map(({ slug, id, config, createdAt }) => ({
      internal_id: id,
      env_id: '00000000-0000-0000-0000-000000000000',
      app_id: nameToUuid(app),
      id: slug,
      name: config.name ?? slug,
      config: {
        id,
        fv: 1,
        name: config.name ?? slug,
        slug,
        triggers: config.triggers,
        ...(config.cancel ? { cancel: config.cancel } : {}),
        steps: [{ id: 'step', name: 'step', uri: asLocalhost(config.steps.step.runtime.url) }],
      },
      created_at: createdAt.toISOString(),
      archived_at: '0001-01-01T00:00:00Z',
    }));
    return { status: 200, body };
  },
};

/** The real server calls this machine by its name, however the app did. */
const asLocalhost = (url: string) =>
  url.replace(/^(https?:\/\/)(?:127\.0\.0\.1|0\.0\.0\.0)(?=[:/]|$)/, '$1localhost');
