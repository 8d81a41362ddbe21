/** Whether `host`, a Host header, is that of `origin`: the same name and port, in any case, a default port said or not. */
export function namesOrigin(host: string, origin: string): boolean {
  if (!/^[\w.:[\]-]+$/.test(host)) return false;
  const { protocol, host: expected } = new URL(origin);
  const given = `${protocol}//${host}`;
  return URL.canParse(given) && new URL(given).host === expected;
}
