import { cancelRun } from '../engine/cancel-run';
import { query } from '../store/query';
import { describeRun, metadata, type RunRow, runColumns } from './describe';
import { BadRequest, type Route } from './route';

export const getRun: Route = {
  method: 'GET',
  pattern: /^\/v1\/runs\/([^/]+)$/,
  auth: 'bearer',
  async handle(request, engine) {
    const id = request.params[0] ?? '';
    const [row] = await query<RunRow>(
      engine.db,
      'get_run',
      `select ${runColumns} from inngest.run where id = $1`,
      [id],
    );
    if (!row) throw new BadRequest(`Unable to load function run: ${id}`, 404);
    return { status: 200, body: { data: describeRun(row), metadata: metadata() } };
  },
};

export const deleteRun: Route = {
  method: 'DELETE',
  pattern: /^\/v1\/runs\/([^/]+)$/,
  auth: 'bearer',
  async handle(request, engine) {
    const id = request.params[0] ?? '';
    if (!(await cancelRun(engine, id))) throw new BadRequest(`Unable to load function run: ${id}`, 404);
    return { status: 200 };
  },
};

/** The memos of a run: what the SDK fetches when they are too large for a request. */
export const getActions: Route = {
  method: 'GET',
  pattern: /^\/v0\/runs\/([^/]+)\/actions$/,
  auth: 'bearer',
  async handle(request, engine) {
    const rows = await query<{ id: string; memo: unknown }>(
      engine.db,
      'get_actions',
      'select id, memo from inngest.step where run_id = $1 order by seq',
      [request.params[0]],
    );
    return { status: 200, body: Object.fromEntries(rows.map((row) => [row.id, row.memo])) };
  },
};

/** The events of a run. */
export const getBatch: Route = {
  method: 'GET',
  pattern: /^\/v0\/runs\/([^/]+)\/batch$/,
  auth: 'bearer',
  async handle(request, engine) {
    const rows = await query<{ body: unknown }>(
      engine.db,
      'get_batch',
      'select e.body from inngest.run r join inngest.event e on e.id = r.event_id where r.id = $1',
      [request.params[0]],
    );
    return { status: 200, body: rows.map((row) => row.body) };
  },
};
