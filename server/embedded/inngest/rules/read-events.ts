import { hasNul } from './has-nul';
import { newId, seededId } from './ids';
import { type EventBody, limits } from './protocol';

export type ReadEvents =
  | { ok: true; events: { row: string; body: EventBody; once?: string }[] }
  | { ok: false; error: string };

const firstTimestamp = Date.UTC(1980, 0, 1);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The events of a POST body, with their ids and what is filled in; or why none of them is accepted. */
export function readEvents(body: unknown, seed: string | undefined, now: Date): ReadEvents {
  const given = Array.isArray(body) ? body : [body];
  if (given.length > limits.eventsPerRequest) {
    return { ok: false, error: `Too many events: ${given.length}, at most ${limits.eventsPerRequest}` };
  }
  const events: { row: string; body: EventBody; once?: string }[] = [];
  for (const [index, value] of given.entries()) {
    if (!isRecord(value)) {
      return { ok: false, error: 'Request body must contain an event object or an array of event objects' };
    }
    const error = findEventError(value);
    if (error) return { ok: false, error };
    const row = seededId(seed, index) ?? newId();
    const ownId = typeof value.id === 'string' && value.id !== '' ? value.id : undefined;
    events.push({
      row,
      once: ownId === undefined ? undefined : `event:${ownId}`,
      body: {
        id: ownId ?? row,
        name: String(value.name),
        data: isRecord(value.data) ? value.data : {},
        ts: typeof value.ts === 'number' && value.ts > 0 ? value.ts : now.getTime(),
        user: isRecord(value.user) ? value.user : {},
        ...(typeof value.v === 'string' ? { v: value.v } : {}),
      },
    });
  }
  return { ok: true, events };
}

function findEventError(event: Record<string, unknown>): string | undefined {
  if (typeof event.name !== 'string' || event.name === '') return 'event name is empty';
  if (event.name.startsWith('inngest/')) return `event name is reserved for internal use: ${event.name}`;
  if (event.data != null && !isRecord(event.data)) return 'event data must be an object';
  if (event.id != null && typeof event.id !== 'string') return 'event id must be a string';
  if (event.ts != null && typeof event.ts !== 'number')
    return 'event timestamp must be a number of milliseconds';
  if (typeof event.ts === 'number' && event.ts !== 0 && event.ts < firstTimestamp) {
    return 'timestamp is before Jan 1, 1980';
  }
  const text = JSON.stringify(event);
  if (hasNul(text)) return 'event contains a NUL character, which this server cannot keep';
  const size = Buffer.byteLength(text);
  if (size > limits.eventBytes)
    return `Event is over the max size: Max ${limits.eventBytes} bytes / Size ${size}`;
  return undefined;
}
