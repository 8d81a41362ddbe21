import ts from 'typescript';

const methods = new Set([
  'create',
  'createMany',
  'createManyAndReturn',
  'update',
  'updateMany',
  'updateManyAndReturn',
  'upsert',
  'delete',
  'deleteMany',
  '$executeRaw',
  '$executeRawUnsafe',
]);
const statement = /\b(?:INSERT INTO|UPDATE "|DELETE FROM)/;

/** Whether a file changes rows: by a method of a Prisma model, by SQL, or by opening a transaction to write in. */
export function findWriting(source: ts.SourceFile): boolean {
  const writes = (node: ts.Node): boolean => {
    if (ts.isTaggedTemplateExpression(node)) {
      return statement.test(node.template.getText(source)) || isMethod(node.tag);
    }
    if (!ts.isCallExpression(node)) return false;
    return isMethod(node.expression) || node.expression.getText(source) === 'inTransaction';
  };
  /** `tx.purchase.update`, `db.$executeRaw`; not `names.delete` of a set. */
  const isMethod = (node: ts.Node): boolean =>
    ts.isPropertyAccessExpression(node) &&
    methods.has(node.name.text) &&
    (node.name.text.startsWith('$') || ts.isPropertyAccessExpression(node.expression));
  const find = (node: ts.Node): boolean =>
    writes(node) || Boolean(ts.forEachChild(node, (child) => find(child) || undefined));
  return find(source);
}
