import { cancelRun } from '../engine/cancel-run';
import { query } from '../store/query';
import { cacheAnswers } from './cache-answers';
import { describeRun, metadata, type RunRow, runColumns } from './describe';
import { BadRequest, type Route } from './route';

const keptMs = 3000;

const readRun: Pick<Route, 'pattern' | 'handle'> = {
  pattern: /^\/v1\/runs\/([^/]+)$/,
  async handle(request, engine) {
    const id = request.params[0] ?? '';
    const [row] = await query<RunRow>(
      engine.db,
      'get_run',
      `select ${runColumns} from inngest.run r where r.id = $1`,
      [id],
    );
    if (!row) throw new BadRequest(`Unable to load function run: ${id}`, 404);
    return { status: 200, body: { data: describeRun(row), metadata: metadata(keptMs) } };
  },
};

export const getRun = cacheAnswers(readRun, { keptMs, unknownStatus: 500 });

/** Cancels a run. As at the real server, one that is between two attempts is not found. */
export const deleteRun: Route = {
  method: 'DELETE',
  pattern: /^\/v1\/runs\/([^/]+)$/,
  auth: 'bearer',
  async handle(request, engine) {
    const id = request.params[0] ?? '';
    const [retrying] = await query(
      engine.db,
      'is_retrying',
      'select from inngest.call where run_id = $1 and retry_at is not null limit 1',
      [id],
    );
    if (retrying || !(await cancelRun(engine, id)))
      throw new BadRequest(`Unable to load function run: ${id}`, 404);
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
