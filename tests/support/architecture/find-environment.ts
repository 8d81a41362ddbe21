import ts from 'typescript';

/** Whether a file reads the environment, in any spelling: `process.env`, `process['env']`, `{ env } = process`, an import. */
export function findEnvironment(source: ts.SourceFile): boolean {
  const isProcess = (node: ts.Node | undefined) =>
    node !== undefined && /(^|\.)process$/.test(node.getText(source));
  const reads = (node: ts.Node): boolean => {
    if (ts.isPropertyAccessExpression(node))
      return node.name.text === 'env' && (isProcess(node.expression) || ts.isMetaProperty(node.expression));
    if (ts.isElementAccessExpression(node))
      return isProcess(node.expression) && /^['"`]env['"`]$/.test(node.argumentExpression.getText(source));
    if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name))
      return isProcess(node.initializer) && node.name.elements.some((element) => nameIn(element) === 'env');
    if (ts.isImportSpecifier(node))
      return (node.propertyName ?? node.name).text === 'env' && /^(node:)?process$/.test(moduleOf(node));
    return false;
  };
  const find = (node: ts.Node): boolean =>
    reads(node) || Boolean(ts.forEachChild(node, (child) => find(child) || undefined));
  return find(source);
}

const nameIn = ({ propertyName, name }: ts.BindingElement): string => (propertyName ?? name).getText();

function moduleOf(specifier: ts.ImportSpecifier): string {
  const { moduleSpecifier } = specifier.parent.parent.parent;
  return ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
}
