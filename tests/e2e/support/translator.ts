import type { Page } from '@playwright/test';

/**
 * Translates every page that is opened as browsers do it: each text is taken out for a <font> with other words (here, the
 * same in capitals), also texts that appear later.
 */
export async function translate(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const skipped = 'script, style, textarea, noscript, title, font, option';
    const textsIn = (root: Node) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      if (root instanceof Text) texts.push(root);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node instanceof Text) texts.push(node);
      }
      return texts.filter(
        ({ parentElement, data }) => parentElement && !parentElement.closest(skipped) && data.trim(),
      );
    };
    const translateAll = (root: Node) => {
      for (const text of textsIn(root)) {
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = text.data.toUpperCase();
        outer.append(inner);
        text.replaceWith(outer);
      }
    };
    const isHydrated = ({ parentElement }: Text) =>
      Object.keys(parentElement ?? {}).some((key) => key.startsWith('__reactFiber$'));
    // Translators wait for a page that rests: React has taken over every text by then.
    const start = () => {
      if (!textsIn(document.body).every(isHydrated)) return void setTimeout(start, 50);
      translateAll(document.body);
      new MutationObserver((records) => {
        for (const { addedNodes, target, type } of records) {
          if (type === 'characterData') translateAll(target);
          for (const node of addedNodes) if (node.isConnected) translateAll(node);
        }
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
      document.documentElement.classList.add('translated-ltr');
    };
    addEventListener('load', start);
  });
}
