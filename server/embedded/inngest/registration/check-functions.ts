import { parseDuration } from '../rules/duration';
import { findExpressionError } from '../rules/expression';
import { findCronError } from '../rules/next-tick';
import { type FunctionConfig, functionConfigSchema } from '../rules/protocol';

const supported = new Set(['id', 'name', 'triggers', 'steps', 'concurrency', 'idempotency', 'cancel']);

/**
 * The functions of a registration, or everything that is wrong with them, each problem naming its function. An option
 * that this server does not support is refused by its name, so that nothing is silently left undone.
 */
export function checkFunctions(
  functions: readonly Record<string, unknown>[],
): { ok: true; functions: FunctionConfig[] } | { ok: false; problems: string[] } {
  const problems: string[] = [];
  const valid: FunctionConfig[] = [];
  for (const given of functions) {
    const id = String(given.id);
    const unsupported = Object.keys(given).filter((key) => given[key] != null && !supported.has(key));
    for (const key of unsupported) {
      problems.push(`${id} uses ${key}, which the embedded Inngest server does not support`);
    }
    const parsed = functionConfigSchema.safeParse(given);
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        problems.push(`${id}: ${issue.path.join('.')}: ${issue.message}`);
      continue;
    }
    problems.push(...findTextProblems(parsed.data).map((problem) => `${id}: ${problem}`));
    valid.push(parsed.data);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, functions: valid };
}

function findTextProblems(config: FunctionConfig): string[] {
  const expressions = [
    ...config.triggers.map((trigger) => ('event' in trigger ? trigger.expression : undefined)),
    ...(config.cancel ?? []).map((cancel) => cancel.if),
    ...(config.concurrency ?? []).map((rule) => rule.key),
    config.idempotency,
  ];
  const problems: string[] = [];
  for (const expression of expressions) {
    const error = expression ? findExpressionError(expression) : undefined;
    if (error) problems.push(`the expression ${JSON.stringify(expression)}: ${error}`);
  }
  for (const trigger of config.triggers) {
    const error = 'cron' in trigger ? findCronError(trigger.cron) : undefined;
    if (error && 'cron' in trigger) problems.push(`the cron ${JSON.stringify(trigger.cron)}: ${error}`);
    if ('event' in trigger && trigger.event.includes('*')) {
      problems.push('a trigger with a wildcard, which the embedded Inngest server does not support');
    }
  }
  for (const cancel of config.cancel ?? []) {
    if (cancel.timeout && parseDuration(cancel.timeout) === undefined) {
      problems.push(`the timeout ${JSON.stringify(cancel.timeout)} is not a duration`);
    }
  }
  return problems;
}
