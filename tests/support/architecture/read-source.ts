import path from 'node:path';
import ts from 'typescript';
import { exportedFunctions } from './exported-functions';
import { findCalls } from './find-calls';
import { findEnvironment } from './find-environment';
import { findRawReads } from './find-raw-reads';
import { findUnasserted } from './find-unasserted';
import { findWriting } from './find-writing';
import { isTest } from './paths';
import { takes } from './takes';

export interface Import {
  /** From the project's root, without extension: `server/core/db`; or a package's name. */
  target: string;
  /** True when nothing of it remains at run time. */
  isType: boolean;
}

export interface ExportedFunction {
  name: string;
  /** Takes the context first: it acts for somebody on the database. */
  isVerb: boolean;
  /** Its first statement calls `authorize`. */
  authorizesFirst: boolean;
  /** Its second statement parses what it takes beside the context; null where it takes nothing. */
  parsesInput: boolean | null;
}

export interface Source {
  /** From the project's root, with slashes. */
  path: string;
  lines: number;
  imports: Import[];
  /** The modules of which it calls something. */
  calls: string[];
  functions: ExportedFunction[];
  /** Sends an event to Inngest, by whatever name the client has here. */
  sendsEvents: boolean;
  /** Lets a page wait for a length of time. */
  sleeps: boolean;
  readsEnvironment: boolean;
  /** Takes rows from SQL without parsing them. */
  readsRaw: boolean;
  /** Tests that expect nothing, by name. */
  unasserted: string[];
  /** Changes rows itself, or opens the transaction in which something it imports does. */
  writes: boolean;
  /** Only passes on what other files export. */
  isBarrel: boolean;
}

/** What the rules need to know of one file. */
export function readSource(file: string, text: string): Source {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier) imports.push({ target: resolve(file, specifier), isType: isTypeOnly(node) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return {
    path: file,
    lines: text.trimEnd().split('\n').length,
    imports,
    calls: findCalls(source, (specifier) => resolve(file, specifier)),
    functions: exportedFunctions(source),
    sendsEvents: takes(source, 'send', 'sendEvent'),
    sleeps: takes(source, 'waitForTimeout'),
    readsEnvironment: findEnvironment(source),
    readsRaw: findRawReads(source),
    unasserted: isTest(file) ? findUnasserted(source) : [],
    writes: findWriting(source),
    isBarrel:
      source.statements.some(isReExport) &&
      source.statements.every((statement) => isReExport(statement) || ts.isImportDeclaration(statement)),
  };
}

const isReExport = (node: ts.Node): boolean =>
  ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined;

/** Of `import … from`, `export … from`, `import(…)` and the type `import('…').T`. */
function specifierOf(node: ts.Node): string | undefined {
  const given =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : undefined;
  return given && ts.isStringLiteralLike(given) ? given.text : undefined;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  if (!ts.isImportDeclaration(node) || !node.importClause) return false;
  const { phaseModifier, name, namedBindings } = node.importClause;
  if (phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const isNamed = namedBindings !== undefined && ts.isNamedImports(namedBindings);
  return !name && isNamed && namedBindings.elements.every((element) => element.isTypeOnly);
}

function resolve(file: string, specifier: string): string {
  const bare = specifier.replace(/\.(js|ts|tsx|mjs)$/, '');
  if (bare.startsWith('@/')) return bare.slice(2);
  if (!bare.startsWith('.')) return specifier;
  return path.posix.normalize(`${path.posix.dirname(file)}/${bare}`);
}
