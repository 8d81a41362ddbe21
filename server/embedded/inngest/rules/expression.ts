import { type ParseResult, parse } from '@marcbachmann/cel-js';

const parsed = new Map<string, ParseResult>();

function compile(expression: string): ParseResult {
  const known = parsed.get(expression);
  if (known) return known;
  const result = parse(expression);
  if (parsed.size >= 1000) parsed.clear();
  parsed.set(expression, result);
  return result;
}

/** What is wrong with a CEL expression, in one line; undefined when it can be parsed. */
export function findExpressionError(expression: string): string | undefined {
  try {
    compile(expression);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.split('\n')[0] : String(error);
  }
}

/**
 * Whether a CEL expression holds. A field that is missing, or an error while evaluating, means no: an event that does
 * not fit an expression is not for it. No expression always holds.
 */
export function isMatch(expression: string | null | undefined, variables: Record<string, unknown>): boolean {
  return !expression || evaluate(expression, variables) === true;
}

/** A flow-control key as text; '' when it cannot be evaluated, so that such events share one key. */
export function evaluateKey(expression: string, variables: Record<string, unknown>): string {
  const value = evaluate(expression, variables);
  return typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
}

function evaluate(expression: string, variables: Record<string, unknown>): unknown {
  try {
    return compile(expression)(variables);
  } catch {
    return undefined;
  }
}
