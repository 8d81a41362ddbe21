import { escapeHtml, plainPage } from './plain-page';

/** A page of plain HTML for somebody who opened too many. `message` says when to try again. */
export function tooManyPage(message: string): string {
  return plainPage(
    'Please wait a moment',
    `<p>${escapeHtml(message)} Then reload this page. Nothing you did was lost.</p>
<p>Others in your network count as well: at a school or in a company, somebody else may be the reason.</p>`,
  );
}
