import { acceptEvents } from '../engine/accept-events';
import { readEvents } from '../rules/read-events';
import { isSameSecret } from '../rules/sign';
import type { Route } from './route';

export const postEvents: Route = {
  method: 'POST',
  pattern: /^\/e\/([^/]+)$/,
  auth: 'none',
  async handle(request, engine, keys) {
    if (!isSameSecret(request.params[0] ?? '', keys.eventKey)) {
      return { status: 401, body: { status: 401, message: '', error: 'Event key not found' } };
    }
    const read = readEvents(request.body, request.headers['x-inngest-event-id-seed'], new Date());
    if (!read.ok) return { status: 400, body: { ids: [''], status: 400, error: read.error } };
    if (read.events.length === 0) return { status: 200, body: { ids: [''], status: 200 } };
    await acceptEvents(engine, read.events);
    return { status: 200, body: { ids: read.events.map((event) => event.row), status: 200 } };
  },
};
