import { readFileSync } from 'node:fs';

/** The last lines of a log, ready to follow a sentence; empty when there is no log. */
export function lastWords(logFile: string | undefined, lines = 8): string {
  if (!logFile) return '';
  try {
    const text = readFileSync(logFile, 'utf8').trim().split('\n').slice(-lines).join('\n  ');
    return `; its last words, from ${logFile}:\n  ${text}\n`;
  } catch {
    return '';
  }
}
