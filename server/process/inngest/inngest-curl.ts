/**
 * A command that asks Inngest's REST API, to be pasted into a shell with the app's environment. Inngest takes the hash of
 * the signing key's bytes, behind the key's own prefix, so the shell makes it from the variable: the command holds no
 * secret. Its query string differs each second, since Inngest caches answers by their address.
 */
export function inngestCurl(path: string): string {
  const hash = `node -p '(process.env.INNGEST_SIGNING_KEY??"").replace(/[0-9a-f]+$/i,k=>require("node:crypto").createHash("sha256").update(Buffer.from(k,"hex")).digest("hex"))'`;
  const base = `\${INNGEST_BASE_URL:-\${INNGEST_DEV:-https://api.inngest.com}}`;
  return `curl -H "Authorization: Bearer $(${hash})" "${base}${path}?t=$(date +%s)"`;
}
