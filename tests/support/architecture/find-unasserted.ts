import ts from 'typescript';

/** The names of the tests in a file that expect nothing, neither themselves nor by a function of the file that they call. */
export function findUnasserted(source: ts.SourceFile): string[] {
  const declared = new Map<string, ts.Node>();
  const tests: { name: string; body: ts.Node }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.name) declared.set(node.name.text, node);
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      declared.set(node.name.text, node.initializer);
    const test = testOf(node);
    if (test) tests.push(test);
    ts.forEachChild(node, visit);
  };
  visit(source);

  const expects = (body: ts.Node, looked = new Set<string>()): boolean => {
    const look = (node: ts.Node): boolean => {
      if (!ts.isIdentifier(node)) return ts.forEachChild(node, (child) => look(child) || undefined) ?? false;
      if (/^expect/.test(node.text)) return true;
      const called = looked.has(node.text) ? undefined : declared.get(node.text);
      looked.add(node.text);
      return called !== undefined && expects(called, looked);
    };
    return look(body);
  };
  return tests.filter(({ body }) => !expects(body)).map(({ name }) => name);
}

/** Of `test('name', body)` and `test.each(rows)('name', body)`. */
function testOf(node: ts.Node): { name: string; body: ts.Node } | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const [name, body] = [node.arguments[0], node.arguments.at(-1)];
  const isTest = /^(test|it)(\.(only|skip|skipIf|runIf|each)\b|$)/.test(node.expression.getText());
  if (!isTest || !name || !body || !ts.isStringLiteralLike(name) || name === body) return undefined;
  return { name: name.text, body };
}
