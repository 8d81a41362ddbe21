import { acceptEvents } from '../engine/accept-events';
import { limits } from '../rules/protocol';
import { readEvents } from '../rules/read-events';
import type { Route } from './route';

export const postEvents: Route = {
  method: 'POST',
  pattern: /^\/e\/([^/]+)$/,
  auth: 'event-key',
  // Several events of the largest size: Caravan sends at most 50, of ids only.
  maxBytes: 4 * limits.eventBytes,
  async handle(request, engine) {
    const read = readEvents(request.body, request.headers['x-inngest-event-id-seed'], new Date());
    if (!read.ok) return { status: 400, body: { ids: [''], status: 400, error: read.error } };
    if (read.events.length === 0) return { status: 200, body: { ids: [''], status: 200 } };
    await acceptEvents(engine, read.events);
    return { status: 200, body: { ids: read.events.map((event) => event.row), status: 200 } };
  },
};
