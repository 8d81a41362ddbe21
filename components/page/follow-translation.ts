/**
 * Keeps React working while the browser translates the page. Translators replace text nodes with <font> elements. React does
 * not notice: it keeps updating the detached text, so that the page goes stale, and throws when it removes that text. This
 * puts a changed text back, to be translated again, and makes removals and insertions use the <font> instead. Call once;
 * covers the whole document.
 */
export function followTranslation(): void {
  const standIns = new WeakMap<Node, HTMLElement>();

  // A detached text is still observed: when it changes, it is put back.
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

  /** The element that replaced `child` in `parent`, or null when it is still `child`. */
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
