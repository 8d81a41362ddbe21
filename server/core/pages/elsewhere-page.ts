import { escapeHtml, plainPage } from './plain-page';

/** A page of plain HTML that says where Caravan is, for a visitor who came to it by another address. */
export function elsewherePage(target: URL): string {
  const [href, origin] = [target.href, target.origin].map(escapeHtml);
  return plainPage(
    'Caravan is at another address',
    `<p><a href="${href}">Open Caravan at ${origin}</a></p>
<p>Do you run this server? It answers at APP_URL only. A proxy in front of it has to pass the Host header on.</p>`,
  );
}
