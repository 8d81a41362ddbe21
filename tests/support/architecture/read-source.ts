import ts from 'typescript';

export interface Import {
  /** From the project's root, without extension: `server/db`; or a package's name. */
  target: string;
  /** True when nothing of it remains at run time. */
  isType: boolean;
}

export interface Source {
  /** From the project's root, with slashes. */
  path: string;
  lines: number;
  imports: Import[];
  /** Every call of a method, as written: `inngest.send`. */
  calls: string[];
  readsEnvironment: boolean;
  /** Only passes on what other files export. */
  isBarrel: boolean;
}

/** What the rules need to know of one file. */
export function readSource(path: string, text: string): Source {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const source: Source = {
    path,
    lines: text.trimEnd().split('\n').length,
    imports: [],
    calls: [],
    readsEnvironment: false,
    isBarrel:
      file.statements.some(isReExport) &&
      file.statements.every((statement) => isReExport(statement) || ts.isImportDeclaration(statement)),
  };
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier) source.imports.push({ target: resolve(path, specifier), isType: isTypeOnly(node) });
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression))
      source.calls.push(node.expression.getText(file).replace(/\s+/g, ''));
    if (ts.isPropertyAccessExpression(node) && node.getText(file) === 'process.env')
      source.readsEnvironment = true;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return source;
}

const isReExport = (node: ts.Node): boolean =>
  ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined;

function specifierOf(node: ts.Node): string | undefined {
  const given =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : undefined;
  return given && ts.isStringLiteralLike(given) ? given.text : undefined;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  if (!ts.isImportDeclaration(node) || !node.importClause) return false;
  const { isTypeOnly: isWhole, name, namedBindings } = node.importClause;
  if (isWhole) return true;
  const isNamed = namedBindings !== undefined && ts.isNamedImports(namedBindings);
  return !name && isNamed && namedBindings.elements.every((element) => element.isTypeOnly);
}

function resolve(path: string, specifier: string): string {
  const bare = specifier.replace(/\.(js|ts|tsx|mjs)$/, '');
  if (bare.startsWith('@/')) return bare.slice(2);
  if (!bare.startsWith('.')) return specifier;
  return new URL(bare, `file:///${path}`).pathname.slice(1);
}
