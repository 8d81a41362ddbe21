import { namesOrigin } from './names-origin';

/** The addresses of this deployment, from its configuration. */
export type Addresses = { appUrl: string; serveOrigin: string; port: number };

/**
 * Whether `host`, a Host header, is one of this deployment's own: that of APP_URL, that of INNGEST_SERVE_ORIGIN, or this
 * machine at the app's own port, as health checks and `npm start` call it. No browser sends none.
 */
export function isKnownHost(host: string | null, { appUrl, serveOrigin, port }: Addresses): boolean {
  if (host === null) return true;
  const local = ['localhost', '127.0.0.1', '[::1]'].map((name) => `http://${name}:${port}`);
  return [appUrl, serveOrigin, ...local].some((origin) => namesOrigin(host, origin));
}
