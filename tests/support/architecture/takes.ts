import ts from 'typescript';

/** Whether a file takes something of one of these names from anything, in any spelling. */
export function takes(source: ts.SourceFile, ...names: string[]): boolean {
  const takesOne = (node: ts.Node): boolean => {
    if (ts.isPropertyAccessExpression(node)) return names.includes(node.name.text);
    if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
      return names.includes(node.argumentExpression.text);
    if (ts.isBindingElement(node)) return names.includes((node.propertyName ?? node.name).getText(source));
    return false;
  };
  const find = (node: ts.Node): boolean =>
    takesOne(node) || Boolean(ts.forEachChild(node, (child) => find(child) || undefined));
  return find(source);
}
