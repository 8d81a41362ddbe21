import ts from 'typescript';

const senders = new Set(['send', 'sendEvent']);

/** Whether a file takes `send` or `sendEvent` from anything, in any spelling, as one does who sends events to Inngest. */
export function findSending(source: ts.SourceFile): boolean {
  const sends = (node: ts.Node): boolean => {
    if (ts.isPropertyAccessExpression(node)) return senders.has(node.name.text);
    if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
      return senders.has(node.argumentExpression.text);
    if (ts.isBindingElement(node)) return senders.has((node.propertyName ?? node.name).getText(source));
    return false;
  };
  const find = (node: ts.Node): boolean =>
    sends(node) || Boolean(ts.forEachChild(node, (child) => find(child) || undefined));
  return find(source);
}
