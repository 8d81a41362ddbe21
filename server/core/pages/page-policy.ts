import { createHash } from 'node:crypto';

const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/**
 * The Content-Security-Policy of a page. Scripts run by `nonce` and what those load; `constantScripts`, the
 * same on every page, by their hashes. Styles come as files or with the nonce. Style attributes are allowed: widths and positions in charts and
 * calendars are computed on the server, an attribute has no nonce, and it can load nothing but our own images.
 */
export function pagePolicy(nonce: string, constantScripts: string[], { isDevelopment = false } = {}): string {
  // In development React evaluates the server's stacks, and Turbopack puts styles into the page.
  const evaluate = isDevelopment ? " 'unsafe-eval'" : '';
  const styles = isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' ${constantScripts.map(hashOf).join(' ')} 'strict-dynamic'${evaluate}`,
    `style-src 'self' ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
