import ts from 'typescript';
import { takes } from './takes';

/**
 * Whether a file takes rows from SQL as they come: by Prisma's raw queries in any spelling, or by `query` of pg with a type
 * of its own for the rows, or with the rows unpacked, which are `any`. `(await client.query(sql)).rows` is for a parser.
 */
export function findRawReads(source: ts.SourceFile): boolean {
  const reads = (node: ts.Node): boolean => {
    if (ts.isElementAccessExpression(node))
      return ts.isPropertyAccessExpression(node.expression) && isRowsOfQuery(node.expression);
    if (ts.isBindingElement(node)) {
      const name = (node.propertyName ?? node.name).getText(source);
      const { parent } = node.parent;
      return name === 'rows' && ts.isVariableDeclaration(parent) && isQuery(parent.initializer);
    }
    return ts.isCallExpression(node) && node.typeArguments !== undefined && isQuery(node);
  };
  /** `(await client.query(sql)).rows` */
  const isRowsOfQuery = ({ name, expression }: ts.PropertyAccessExpression): boolean =>
    name.text === 'rows' && isQuery(expression);
  const isQuery = (node: ts.Node | undefined): boolean => {
    if (!node) return false;
    if (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node)) return isQuery(node.expression);
    return (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === 'query'
    );
  };
  const find = (node: ts.Node): boolean =>
    reads(node) || Boolean(ts.forEachChild(node, (child) => find(child) || undefined));
  return takes(source, '$queryRaw', '$queryRawUnsafe', '$queryRawTyped') || find(source);
}
