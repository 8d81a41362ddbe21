import type { FunctionConfig } from '../protocol';
import { nameToUuid } from '../rules/ids';
import { query } from '../store/query';
import type { Route } from './route';

export const getFunctions: Route = {
  method: 'GET',
  pattern: /^\/v1\/apps\/([^/]+)\/functions$/,
  auth: 'bearer',
  async handle(request, engine) {
    const app = request.params[0] ?? '';
    const rows = await query<{ slug: string; id: string; config: FunctionConfig; created_at: Date }>(
      engine.db,
      'app_functions',
      'select slug, id, config, created_at from inngest.fn where app = $1 order by slug',
      [app],
    );
    const body = rows.map(({ slug, id, config, created_at }) => ({
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
      created_at: created_at.toISOString(),
      archived_at: '0001-01-01T00:00:00Z',
    }));
    return { status: 200, body };
  },
};

/** The real server calls this machine by its name, however the app did. */
const asLocalhost = (url: string) =>
  url.replace(/^(https?:\/\/)(?:127\.0\.0\.1|0\.0\.0\.0)(?=[:/]|$)/, '$1localhost');
