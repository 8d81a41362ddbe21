import { isTrainerRule, trainerRules } from './trainer-rules';

/** Why trainers were ruled out, most frequent first: `12 do not teach it, 3 have no common time`. */
export function ruleOutWords(counts: Record<string, number>): string {
  return Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([code, count]) => `${count} ${ruleWords(code, count === 1 ? 'one' : 'many')}`)
    .join(', ');
}

/** Why one trainer is ruled out: `is paused, has no place left`. */
export function ruledOutWords(codes: readonly string[]): string {
  return codes.map((code) => ruleWords(code, 'one')).join(', ');
}

/** A code that this version does not know stands for itself. */
const ruleWords = (code: string, number: 'one' | 'many') =>
  isTrainerRule(code) ? trainerRules[code][number] : code;
