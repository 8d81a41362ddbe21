const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML, in an element or an attribute. */
export const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => named[character] ?? '');

/** A page without styles and scripts, for answers that are given before any page is made. `body` is HTML. */
export function plainPage(title: string, body: string): string {
  const heading = escapeHtml(title);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading}</title>
<h1>${heading}</h1>
${body}
</html>
`;
}
