import ts from 'typescript';

/** The modules whose imports a file calls, by the name that each has here. */
export function findCalls(source: ts.SourceFile, resolve: (specifier: string) => string): string[] {
  const modules = new Map<string, string>();
  const called = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportSpecifier(node)) {
      const { moduleSpecifier } = node.parent.parent.parent;
      if (ts.isStringLiteral(moduleSpecifier)) modules.set(node.name.text, resolve(moduleSpecifier.text));
    }
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) called.add(node.expression.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...modules].filter(([name]) => called.has(name)).map(([, target]) => target);
}
