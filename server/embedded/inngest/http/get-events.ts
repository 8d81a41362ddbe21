import type { EventBody } from '../rules/protocol';
import { query } from '../store/query';
import { cacheAnswers } from './cache-answers';
import { describeListedRun, metadata, type RunRow, runColumns } from './describe';
import { BadRequest, type Route } from './route';

interface EventRow {
  id: string;
  body: EventBody;
  received_at: Date;
}

const describeEvent = ({ id, body, received_at }: EventRow) => ({
  internal_id: id,
  received_at: received_at.toISOString(),
  id: body.id,
  name: body.name,
  data: body.data,
  ts: body.ts,
});

export const listEvents: Route = {
  method: 'GET',
  pattern: /^\/v1\/events$/,
  auth: 'bearer',
  async handle(request, engine) {
    const limit = Math.min(Math.max(Number(request.search.get('limit')) || 20, 1), 100);
    const rows = await query<EventRow>(
      engine.db,
      'list_events',
      `select id, body, received_at from inngest.event
       where ($1::text is null or name = $1) and ($2::text is null or id < $2)
       order by id desc limit $3`,
      [request.search.get('name'), request.search.get('cursor'), limit],
    );
    return { status: 200, body: { data: rows.map(describeEvent), metadata: metadata() } };
  },
};

const [eventKeptMs, runsKeptMs] = [5000, 15_000];

const readEvent: Pick<Route, 'pattern' | 'handle'> = {
  pattern: /^\/v1\/events\/([^/]+)$/,
  async handle(request, engine) {
    const [row] = await query<EventRow>(
      engine.db,
      'get_event',
      'select id, body, received_at from inngest.event where id = $1',
      [request.params[0]],
    );
    if (!row) throw new BadRequest('Event not found', 404);
    return { status: 200, body: { data: describeEvent(row), metadata: metadata(eventKeptMs) } };
  },
};

export const getEvent = cacheAnswers(readEvent, { keptMs: eventKeptMs });

const readEventRuns: Pick<Route, 'pattern' | 'handle'> = {
  pattern: /^\/v1\/events\/([^/]+)\/runs$/,
  async handle(request, engine) {
    const rows = await query<RunRow>(
      engine.db,
      'event_runs',
      `select ${runColumns} from inngest.run r where r.event_id = $1 order by r.id`,
      [request.params[0]],
    );
    return { status: 200, body: { data: rows.map(describeListedRun), metadata: metadata(runsKeptMs) } };
  },
};

export const listEventRuns = cacheAnswers(readEventRuns, { keptMs: runsKeptMs });
