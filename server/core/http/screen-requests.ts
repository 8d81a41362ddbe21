import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import { isReadable } from './is-readable';

let isScreening = false;

/**
 * From now on, what Next would answer with a 500 before any code of ours sees it goes elsewhere: to a 400 in the API and for
 * what is no path, and to the page that is not there for everything else. Safe to call again.
 */
export function screenRequests(): void {
  if (isScreening) return;
  isScreening = true;
  subscribe('http.server.request.start', (message) => {
    if (!(message instanceof Object && 'request' in message)) return;
    const { request } = message;
    if (!(request instanceof IncomingMessage) || isReadable(request.method, request.url)) return;
    const isPage = request.url?.startsWith('/') && !request.url.startsWith('/api/');
    request.url = isPage ? '/unreadable' : '/api/unreadable';
    request.method = 'GET';
  });
}
