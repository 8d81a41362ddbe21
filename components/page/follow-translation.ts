/**
 * Keeps a page right while the browser translates it. Translators put a <font> in the place of a text, which React does not
 * know of: it goes on writing into the text that was taken out, so that the page shows an old state beside a new one, and
 * it fails when it wants to remove that text. From now on a text that React changes comes back, to be translated again, and
 * what React removes or inserts beside takes the <font> for the text. Works for the whole document; to be called once.
 */
export function followTranslation(): void {
  const standIns = new WeakMap<Node, HTMLElement>();

  // A text out of the document is still observed: when it changes, it takes its place back.
  const changedTexts = new MutationObserver((records) => {
    for (const { target } of records) {
      const standIn = standIns.get(target);
      if (standIn?.isConnected && !target.isConnected && target instanceof Text) standIn.replaceWith(target);
    }
  });

  function noteStandIn({ addedNodes, removedNodes, previousSibling, nextSibling }: MutationRecord): void {
    for (const text of removedNodes) {
      if (!(text instanceof Text) || text.isConnected) continue;
      const font = [...addedNodes, previousSibling, nextSibling].find(isFont);
      if (!font) continue;
      standIns.set(text, font);
      changedTexts.observe(text, { characterData: true });
    }
  }

  /** What stands under `parent` in the place of `child`, or null when that is `child` itself. */
  function standInUnder(parent: Node, child: Node): HTMLElement | null {
    if (child.parentNode === parent || !(child instanceof Text)) return null;
    const standIn = standIns.get(child) ?? null;
    return standIn?.parentNode === parent ? standIn : null;
  }

  new MutationObserver((records) => records.forEach(noteStandIn)).observe(document, {
    childList: true,
    subtree: true,
  });
  const { removeChild, insertBefore } = Node.prototype;
  Node.prototype.removeChild = function remove<T extends Node>(this: Node, child: T): T {
    removeChild.call(this, standInUnder(this, child) ?? child);
    return child;
  };
  Node.prototype.insertBefore = function insert<T extends Node>(this: Node, node: T, next: Node | null): T {
    insertBefore.call(this, node, (next && standInUnder(this, next)) ?? next);
    return node;
  };
}

const isFont = (node: Node | null): node is HTMLElement => node?.nodeName === 'FONT';
