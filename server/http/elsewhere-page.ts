const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => named[character] ?? '');

/** A page of plain HTML that says where Caravan is, for a visitor who came to it by another address. */
export function elsewherePage(target: URL): string {
  const [href, origin] = [target.href, target.origin].map(escapeHtml);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Caravan is at another address</title>
<h1>Caravan is at another address</h1>
<p><a href="${href}">Open Caravan at ${origin}</a></p>
<p>Do you run this server? It answers at APP_URL only. A proxy in front of it has to pass the Host header on.</p>
</html>
`;
}
