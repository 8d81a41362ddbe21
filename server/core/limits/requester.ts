import { env } from '@/server/core/env';
import { clientAddress } from './client-address';
import { networkOf } from './network-of';
import { peerAddress } from './peer-address';

/** The owner of a request for rate limits: a signed-in person or the owner of a token, and the network it came from. */
export type Requester = { user: string | null; network: string };

/** The requester behind these headers. Requests of unknown origin share one network. */
export function requesterOf(headers: Headers, user: string | null): Requester {
  const peer = peerAddress(headers);
  if (!peer) return { user, network: 'unknown' };
  const address = clientAddress(peer, headers.get('x-forwarded-for'), env.TRUSTED_PROXIES);
  return { user, network: networkOf(address) ?? networkOf(peer) ?? 'unknown' };
}
