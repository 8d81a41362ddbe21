const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** The addresses of this deployment, from its configuration. */
export type Addresses = { appUrl: string; serveOrigin: string; port: number };

/**
 * Whether `host`, a Host header, is one of this deployment's own: that of APP_URL, that of INNGEST_SERVE_ORIGIN, or this
 * machine at the app's own port, as health checks and `npm start` call it. No browser sends none.
 */
export function isKnownHost(host: string | null, { appUrl, serveOrigin, port }: Addresses): boolean {
  if (host === null) return true;
  if (!/^[\w.:[\]-]+$/.test(host)) return false;
  const local = loopback.map((name) => `http://${name}:${port}`);
  return [appUrl, serveOrigin, ...local].some((origin) => {
    const known = new URL(origin);
    const given = `${known.protocol}//${host}`;
    return URL.canParse(given) && new URL(given).host === known.host;
  });
}
