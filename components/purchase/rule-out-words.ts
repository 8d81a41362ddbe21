import type { RuleOutCode } from '@/server/allocation/rank-trainers';

const words: Record<RuleOutCode, string> = {
  skill: 'do not teach it',
  level: 'do not teach this level',
  language: 'do not teach in this language',
  cap: 'have as many students as they take',
  paused: 'are paused',
  left: 'have left',
  'no-common-slot': 'have no common time',
};

/** Why trainers were ruled out, most frequent first: `12 do not teach it, 3 have no common time`. */
export function ruleOutWords(ruledOut: Record<string, number>): string {
  const isCode = (code: string): code is RuleOutCode => Object.hasOwn(words, code);
  return Object.entries(ruledOut)
    .sort(([, a], [, b]) => b - a)
    .map(([code, count]) => `${count} ${isCode(code) ? words[code] : code}`)
    .join(', ');
}
