import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ValidationError } from '@/server/core/errors';

/**
 * The words and options of a command line, `--name value` or `--name=value`. Throws ValidationError `cli.usage` with one
 * sentence and `usage` for an option that there is not, or one with a missing value.
 */
export function readArguments<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  { options, usage }: { options: T; usage: string },
) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const sentence = error instanceof Error ? (error.message.split(/\.|\n/, 1)[0] ?? '') : 'Not understood';
    throw new ValidationError('cli.usage', `${sentence}. ${usage}`, { cause: error });
  }
}
