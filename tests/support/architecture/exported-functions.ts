import ts from 'typescript';
import type { ExportedFunction } from './read-source';

/** The functions that a file exports where it defines them. */
export function exportedFunctions(source: ts.SourceFile): ExportedFunction[] {
  return source.statements.flatMap((statement): ExportedFunction[] => {
    if (!isExported(statement)) return [];
    if (ts.isFunctionDeclaration(statement)) {
      return [{ name: statement.name?.text ?? 'default', isVerb: takesContext(statement) }];
    }
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
        ? [{ name: name.getText(source), isVerb: takesContext(initializer) }]
        : [],
    );
  });
}

const isExported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

function takesContext({ parameters: [first] }: ts.SignatureDeclaration): boolean {
  return (
    first !== undefined && (first.name.getText() === 'ctx' || /\bContext\b/.test(first.type?.getText() ?? ''))
  );
}
