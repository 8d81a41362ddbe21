import { cleanLine } from './clean-line';

/** Text of several lines as it is stored: as `cleanLine`, with every line break as LF. */
export function cleanProse(typed: string): string {
  return cleanLine(typed.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n'));
}

/** Whether PostgreSQL can store it: no control character but tab and LF, no half of a surrogate pair. */
export function isProse(text: string): boolean {
  return !/[^\P{Cc}\t\n]|\p{Cs}/u.test(text);
}
