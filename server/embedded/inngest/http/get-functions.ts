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
      app_id: nameToUuid(app),
      id: slug,
      name: config.name ?? slug,
      config: {
        id,
        name: config.name ?? slug,
        slug,
        triggers: config.triggers,
        ...(config.cancel ? { cancel: config.cancel } : {}),
        steps: [{ id: 'step', name: 'step', uri: config.steps.step.runtime.url }],
      },
      created_at: created_at.toISOString(),
    }));
    return { status: 200, body };
  },
};
