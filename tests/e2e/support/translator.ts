import type { Page } from '@playwright/test';

/**
 * Translates every page that is opened as browsers do it: each text is taken out for a <font> with other words (here, the
 * same in capitals), also texts that appear later.
 */
export async function translate(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const skipped = 'script, style, textarea, noscript, title, font, option';
    const translateAll = (root: Node) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      if (root instanceof Text) texts.push(root);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node instanceof Text) texts.push(node);
      }
      for (const text of texts) {
        if (!text.parentElement || text.parentElement.closest(skipped) || !text.data.trim()) continue;
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = text.data.toUpperCase();
        outer.append(inner);
        text.replaceWith(outer);
      }
    };
    addEventListener('load', () => {
      // After React has taken the page over: translators wait for a page that rests.
      setTimeout(() => {
        translateAll(document.body);
        new MutationObserver((records) => {
          for (const { addedNodes, target, type } of records) {
            if (type === 'characterData') translateAll(target);
            for (const node of addedNodes) if (node.isConnected) translateAll(node);
          }
        }).observe(document.body, { childList: true, subtree: true, characterData: true });
        document.documentElement.classList.add('translated-ltr');
      }, 500);
    });
  });
}
