import { subscribe } from 'node:diagnostics_channel';
import { ServerResponse } from 'node:http';

/** For answers that are not pages: nothing in them may be run, framed or submitted. Pages set their own policy. */
const headers = {
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};
/** A year, in seconds. Not for subdomains: what else the school runs there is not ours to decide. */
const transport = { 'strict-transport-security': 'max-age=31536000' };

/**
 * Puts the security headers on every answer of this process: pages, the API, files, redirects and
 * errors, Next's own too. HTTPS is made permanent where `appUrl` uses it.
 */
export function secureAnswers(appUrl: string): void {
  const all = Object.entries({ ...headers, ...(appUrl.startsWith('https:') ? transport : {}) });
  subscribe('http.server.request.start', (message) => {
    if (typeof message !== 'object' || message === null || !('response' in message)) return;
    const { response } = message;
    if (response instanceof ServerResponse) for (const [name, value] of all) response.setHeader(name, value);
  });
}
