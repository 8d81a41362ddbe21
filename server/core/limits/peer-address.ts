import { randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';

// Next hands route handlers no socket, and keeps an X-Forwarded-For that the client wrote itself. So each request is
// marked with its peer before Next sees it, under a name that nobody outside of this process can know or send.
const shared = globalThis as typeof globalThis & { caravanPeerHeader?: string };
shared.caravanPeerHeader ??= `x-caravan-peer-${randomBytes(16).toString('hex')}`;

/** The header that holds the address of the other end of the connection. */
export const peerHeader: string = shared.caravanPeerHeader;

let isMarking = false;

/** Marks every request that a Node server of this process receives from now on. Safe to call again. */
export function markPeers(): void {
  if (isMarking) return;
  isMarking = true;
  subscribe('http.server.request.start', (message) => {
    if (!(message instanceof Object && 'request' in message)) return;
    const { request } = message;
    if (request instanceof IncomingMessage) request.headers[peerHeader] = request.socket.remoteAddress ?? '';
  });
}

/** The address at the other end of a request's connection; null for a request that came before the marking began. */
export function peerAddress(headers: Headers): string | null {
  return headers.get(peerHeader) || null;
}
