import { expect, test } from 'vitest';
import { isContentRefused } from './is-content-refused';

test.each([
  'Inngest API Error: 400 event name is empty',
  'Inngest API Error: 400 Event is over the max size: Max 3145728 bytes / Size 3145800 bytes',
  'Inngest API Error: 413 Event payload too large',
])('%s: the event is bad', (message) => expect(isContentRefused(message)).toBe(true));

test.each([
  'Inngest API Error: 401 Event key Not Found',
  'Inngest API Error: 404 Event key not found',
  'Inngest API Error: 429 Too many requests',
  'Inngest API Error: 500 Internal server error',
  'Inngest API Error: 503 400 replicas are away',
  'fetch failed',
])('%s: it says nothing of the event', (message) => expect(isContentRefused(message)).toBe(false));
