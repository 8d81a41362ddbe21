import ts from 'typescript';
import type { ExportedFunction } from './read-source';

/** The functions that a file exports where it defines them. */
export function exportedFunctions(source: ts.SourceFile): ExportedFunction[] {
  return source.statements.flatMap((statement): ExportedFunction[] => {
    if (!isExported(statement)) return [];
    if (ts.isFunctionDeclaration(statement)) {
      return [{ name: statement.name?.text ?? 'default', ...traitsOf(statement) }];
    }
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
        ? [{ name: name.getText(source), ...traitsOf(initializer) }]
        : [],
    );
  });
}

const isExported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const traitsOf = (node: ts.FunctionLikeDeclaration) => ({
  isVerb: takesContext(node),
  authorizesFirst: authorizesFirst(node),
  parsesInput: parsesInput(node),
});

/** `authorize(…)`, alone or with what it returns. */
function authorizesFirst({ body }: ts.FunctionLikeDeclaration): boolean {
  const [first] = body && ts.isBlock(body) ? body.statements : [];
  return first !== undefined && /^(const [^=]+ = )?authorize\(/.test(first.getText());
}

/** `xInput.parse(input)`, whatever becomes of the result; null without a second parameter. */
function parsesInput({ body, parameters: [, input] }: ts.FunctionLikeDeclaration): boolean | null {
  if (!input) return null;
  const [, second] = body && ts.isBlock(body) ? body.statements : [];
  return second?.getText().includes(`.parse(${input.name.getText()})`) ?? false;
}

function takesContext({ parameters: [first] }: ts.SignatureDeclaration): boolean {
  return (
    first !== undefined && (first.name.getText() === 'ctx' || /\bContext\b/.test(first.type?.getText() ?? ''))
  );
}
